#include "engine/compiler/nesting.h"

bool nesting_enter(int *depth, Diagnostics *diagnostics) {
    if (++*depth > NESTING_MAX) {
        diagnostics_set_error(diagnostics, DIAGNOSTIC_RECURSION_ERROR,
                              "Stack overflow (used 3874 kB) during compilation");
        return false;
    }
    return true;
}
