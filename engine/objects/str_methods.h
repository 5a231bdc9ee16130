/*
 * str_methods.h - the methods of str, a file per family. Those that bytes have just so are in
 * text_view.h.
 *
 * Source: CPython 3.14 Objects/unicodeobject.c, Objects/stringlib/.
 */
#ifndef GENSTEP_OBJECTS_STR_METHODS_H
#define GENSTEP_OBJECTS_STR_METHODS_H

#include "engine/objects/native.h"
#include "engine/objects/str_builder.h"
#include "engine/objects/text_view.h"

extern const NativeDef str_methods[];

/* str_case.c */
NativeCall str_upper_method, str_lower_method, str_title_method, str_capitalize_method,
    str_swapcase_method, str_casefold_method;

/* str_predicate.c */
NativeCall str_isascii_method, str_islower_method, str_isupper_method, str_istitle_method,
    str_isspace_method, str_isdecimal_method, str_isdigit_method, str_isnumeric_method,
    str_isalpha_method, str_isalnum_method, str_isidentifier_method, str_isprintable_method;

/* str_search.c */
NativeCall str_find_method, str_rfind_method, str_index_method, str_rindex_method, str_count_method,
    str_startswith_method, str_endswith_method, str_removeprefix_method, str_removesuffix_method,
    str_partition_method, str_rpartition_method, str_replace_method;

/* str_translate.c */
NativeCall str_translate_method, str_maketrans_method;

#endif
