/*
 * build.h - the parts of building instructions that are more than one call.
 *
 * Source: CPython 3.14 Python/bytecodes.c, Python/ceval.c.
 */
#ifndef GENSTEP_INTERP_BUILD_H
#define GENSTEP_INTERP_BUILD_H

#include "engine/objects/object.h"

/* Borrowed items; a new set, a new dict. NULL on error. */
Value build_set(VM *vm, const Value *items, size_t count);
Value build_map(VM *vm, const Value *pairs, size_t count);

/* container[start:stop], container[start:stop] = value */
Value build_get_slice(VM *vm, Value container, Value start, Value stop);
int build_set_slice(VM *vm, Value value, Value container, Value start, Value stop);

/* [*iterable], {**mapping}, f(**mapping): with the messages those have. */
int build_list_extend(VM *vm, List *list, Value iterable);
int build_dict_update(VM *vm, Dict *dict, Value mapping);
int build_dict_merge(VM *vm, Dict *dict, Value mapping, Value callable);

/* f"{value!r}": 1 str, 2 repr, 3 ascii. */
Value build_conversion(VM *vm, Value value, int conversion);

/* t-strings. `conversion` as above, 0 for none. */
Value build_interpolation(VM *vm, Value value, Value text, int conversion, Value format);

#endif
