/* repr.c - see repr.h. */
#include "engine/interp/repr.h"

#include "engine/objects/str.h"

Value repr_named_at(VM *vm, const char *kind, Value name, Value self) {
    Value address = str_from_address(vm, self);
    if (address == NULL) {
        return NULL;
    }
    Value text = str_format(vm, "<%s %U at %U>", kind, name, address);
    value_release(vm, address);
    return text;
}
