/* str_methods.c - the table of str's methods, in CPython's order, and those of no family. */
#include "engine/objects/str_methods.h"

#include "engine/interp/vm.h"
#include "engine/objects/args.h"
#include "engine/objects/codec.h"
#include "engine/objects/format_spec.h"
#include "engine/objects/str_buffer.h"
#include "engine/objects/str_template.h"
#include "engine/objects/tuple.h"

NATIVE_FUNCTION(str_join_method) {
    return str_join(vm, self, args[0]);
}

NATIVE_FUNCTION(str_encode_method) {
    static const char *const names[] = {"encoding", "errors", NULL};
    static const ArgSpec spec = {.function = "encode", .names = names, .max_positional = 2};
    Value given[2];
    if (args_parse(vm, &spec, args, nargs, kwnames, given) < 0 ||
        codec_check_arguments(vm, "encode", given[0], given[1]) < 0) {
        return NULL;
    }
    return codec_encode(vm, self, given[0], given[1]);
}

NATIVE_FUNCTION(str_getnewargs) {
    const Str *str = value_to_str(self);
    Value copy = str_new_like(vm, str, 0, str->length);
    return copy == NULL ? NULL : tuple_from_array_take(vm, &copy, 1);
}

const NativeDef str_methods[] = {
    {"encode", str_encode_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, encoding='utf-8', errors='strict')"},
    {"replace", str_replace_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, old, new, /, count=-1)"},
    {"split", text_split_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, sep=None, maxsplit=-1)"},
    {"rsplit", text_rsplit_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, sep=None, maxsplit=-1)"},
    {"join", str_join_method, NATIVE_ONE, "($self, iterable, /)"},
    {"capitalize", str_capitalize_method, NATIVE_NOARGS, "($self, /)"},
    {"casefold", str_casefold_method, NATIVE_NOARGS, "($self, /)"},
    {"title", str_title_method, NATIVE_NOARGS, "($self, /)"},
    {"center", text_center_method, NATIVE_FAST, "($self, width, fillchar=' ', /)"},
    {"count", str_count_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},
    {"expandtabs", text_expandtabs_method, NATIVE_FAST | NATIVE_KEYWORDS, "($self, /, tabsize=8)"},
    {"find", str_find_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},
    {"partition", str_partition_method, NATIVE_ONE, "($self, sep, /)"},
    {"index", str_index_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},
    {"ljust", text_ljust_method, NATIVE_FAST, "($self, width, fillchar=' ', /)"},
    {"lower", str_lower_method, NATIVE_NOARGS, "($self, /)"},
    {"lstrip", text_lstrip_method, NATIVE_FAST, "($self, chars=None, /)"},
    {"rfind", str_rfind_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},
    {"rindex", str_rindex_method, NATIVE_FAST, "($self, sub[, start[, end]], /)"},
    {"rjust", text_rjust_method, NATIVE_FAST, "($self, width, fillchar=' ', /)"},
    {"rstrip", text_rstrip_method, NATIVE_FAST, "($self, chars=None, /)"},
    {"rpartition", str_rpartition_method, NATIVE_ONE, "($self, sep, /)"},
    {"splitlines", text_splitlines_method, NATIVE_FAST | NATIVE_KEYWORDS,
     "($self, /, keepends=False)"},
    {"strip", text_strip_method, NATIVE_FAST, "($self, chars=None, /)"},
    {"swapcase", str_swapcase_method, NATIVE_NOARGS, "($self, /)"},
    {"translate", str_translate_method, NATIVE_ONE, "($self, table, /)"},
    {"upper", str_upper_method, NATIVE_NOARGS, "($self, /)"},
    {"startswith", str_startswith_method, NATIVE_FAST, "($self, prefix[, start[, end]], /)"},
    {"endswith", str_endswith_method, NATIVE_FAST, "($self, suffix[, start[, end]], /)"},
    {"removeprefix", str_removeprefix_method, NATIVE_ONE, "($self, prefix, /)"},
    {"removesuffix", str_removesuffix_method, NATIVE_ONE, "($self, suffix, /)"},
    {"isascii", str_isascii_method, NATIVE_NOARGS, "($self, /)"},
    {"islower", str_islower_method, NATIVE_NOARGS, "($self, /)"},
    {"isupper", str_isupper_method, NATIVE_NOARGS, "($self, /)"},
    {"istitle", str_istitle_method, NATIVE_NOARGS, "($self, /)"},
    {"isspace", str_isspace_method, NATIVE_NOARGS, "($self, /)"},
    {"isdecimal", str_isdecimal_method, NATIVE_NOARGS, "($self, /)"},
    {"isdigit", str_isdigit_method, NATIVE_NOARGS, "($self, /)"},
    {"isnumeric", str_isnumeric_method, NATIVE_NOARGS, "($self, /)"},
    {"isalpha", str_isalpha_method, NATIVE_NOARGS, "($self, /)"},
    {"isalnum", str_isalnum_method, NATIVE_NOARGS, "($self, /)"},
    {"isidentifier", str_isidentifier_method, NATIVE_NOARGS, "($self, /)"},
    {"isprintable", str_isprintable_method, NATIVE_NOARGS, "($self, /)"},
    {"zfill", text_zfill_method, NATIVE_ONE, "($self, width, /)"},
    FORMAT_METHOD(format_str_method),
    {"format", str_template_format, NATIVE_FAST | NATIVE_KEYWORDS, "($self, /, *args, **kwargs)"},
    {"format_map", str_template_format_map, NATIVE_ONE, "($self, mapping, /)"},
    {"maketrans", str_maketrans_method, NATIVE_FAST | NATIVE_STATIC, NULL},
    {"__getnewargs__", str_getnewargs, NATIVE_NOARGS, "($self, /)"},
    {0},
};
