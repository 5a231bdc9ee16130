#include "engine/compiler/nesting.h"

bool nesting_refuse(Diagnostics *diagnostics) {
    diagnostics_set_error(diagnostics, DIAGNOSTIC_RECURSION_ERROR,
                          "Stack overflow (used 3874 kB) during compilation");
    return false;
}
