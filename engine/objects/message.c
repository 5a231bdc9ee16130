#include "engine/objects/message.h"

#include <stdio.h>
#include <string.h>

#include "engine/interp/vm.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"

/* One conversion: "%" [ "." digits ] [ "l" | "ll" | "z" ] letter. */
typedef struct Conversion {
    int precision; /* -1: none */
    enum { SIZE_INT, SIZE_LONG, SIZE_LONG_LONG, SIZE_SIZE } size;
    char letter;
} Conversion;

static const char *conversion_parse(const char *at, Conversion *conversion) {
    *conversion = (Conversion){.precision = -1, .size = SIZE_INT};
    if (*at == '.') {
        conversion->precision = 0;
        for (at++; *at >= '0' && *at <= '9'; at++) {
            conversion->precision = conversion->precision * 10 + (*at - '0');
        }
    }
    if (*at == 'z') {
        conversion->size = SIZE_SIZE;
        at++;
    } else if (*at == 'l') {
        conversion->size = at[1] == 'l' ? SIZE_LONG_LONG : SIZE_LONG;
        at += at[1] == 'l' ? 2 : 1;
    }
    conversion->letter = *at;
    return at + 1;
}

/* Cuts UTF-8 text to at most `precision` bytes, between characters. */
static size_t cut_size(const char *text, int precision) {
    size_t size = strlen(text);
    if (precision >= 0 && size > (size_t)precision) {
        size = (size_t)precision;
        while (size > 0 && ((uint8_t)text[size] & 0xC0) == 0x80) {
            size--;
        }
    }
    return size;
}

/* Built-in types that are no builtins are named with their module: 'typing.Union'. */
static void add_type_name(StrBuilder *builder, const Type *type) {
    if (type->module != NULL) {
        str_builder_add_str(builder, type->module);
        str_builder_add(builder, '.');
    }
    str_builder_add_str(builder, type->name);
}

/* With its module, unless that is builtins or __main__. CPython: PyType_GetFullyQualifiedName. */
static void add_full_type_name(StrBuilder *builder, const Type *type) {
    const VM *vm = builder->vm;
    if ((type->flags & TYPE_HEAP) == 0) {
        add_type_name(builder, type);
        return;
    }
    Value module = dict_get_string_borrow(type->dict, "__module__");
    if (module != NULL && value_is_str(module) &&
        !str_equal(value_to_str(module), value_to_str(vm->names.builtins)) &&
        !str_equal(value_to_str(module), value_to_str(vm->names.__main__))) {
        str_builder_add_str(builder, module);
        str_builder_add(builder, '.');
    }
    str_builder_add_str(builder, type->qualname);
}

bool message_add(StrBuilder *builder, const char *format, va_list arguments) {
    VM *vm = builder->vm;
    bool fine = true;
    while (fine && *format != '\0') {
        const char *percent = strchr(format, '%');
        if (percent == NULL) {
            str_builder_add_string(builder, format);
            break;
        }
        str_builder_add_utf8(builder, format, (size_t)(percent - format));
        Conversion conversion;
        format = conversion_parse(percent + 1, &conversion);
        char number[32] = "";
        switch (conversion.letter) {
        case 's': {
            const char *text = va_arg(arguments, const char *);
            str_builder_add_utf8(builder, text, cut_size(text, conversion.precision));
            break;
        }
        case 'd':
            if (conversion.size == SIZE_INT) {
                snprintf(number, sizeof number, "%d", va_arg(arguments, int));
            } else if (conversion.size == SIZE_LONG) {
                snprintf(number, sizeof number, "%ld", va_arg(arguments, long));
            } else if (conversion.size == SIZE_LONG_LONG) {
                snprintf(number, sizeof number, "%lld", va_arg(arguments, long long));
            } else {
                snprintf(number, sizeof number, "%td", va_arg(arguments, ptrdiff_t));
            }
            break;
        case 'u':
            assert(conversion.size == SIZE_SIZE);
            snprintf(number, sizeof number, "%zu", va_arg(arguments, size_t));
            break;
        case 'x': snprintf(number, sizeof number, "%x", va_arg(arguments, unsigned)); break;
        case 'c': str_builder_add(builder, (uint32_t)va_arg(arguments, int)); break;
        case '%': str_builder_add(builder, '%'); break;
        case 'U': str_builder_add_str(builder, va_arg(arguments, Value)); break;
        case 'R': fine = str_builder_add_repr(builder, va_arg(arguments, Value)); break;
        case 'S': fine = str_builder_add_str_of(builder, va_arg(arguments, Value)); break;
        case 'T': add_type_name(builder, value_type(vm, va_arg(arguments, Value))); break;
        case 'F': add_full_type_name(builder, value_type(vm, va_arg(arguments, Value))); break;
        case 'N': add_type_name(builder, va_arg(arguments, Type *)); break;
        default: assert(false && "a conversion that error.h does not list");
        }
        str_builder_add_string(builder, number);
    }
    return fine && !builder->failed;
}

Value message_format(VM *vm, const char *format, va_list arguments) {
    StrBuilder builder;
    str_builder_init(&builder, vm);
    if (!message_add(&builder, format, arguments)) {
        builder.failed = true;
    }
    return str_builder_finish(&builder);
}

Value str_from_address(VM *vm, Value object) {
    char text[32];
    int size = snprintf(text, sizeof text, "0x%jx", (uintmax_t)value_bits(object));
    return str_new_latin1(vm, (const uint8_t *)text, (size_t)size);
}

Value str_format(VM *vm, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Value str = message_format(vm, format, arguments);
    va_end(arguments);
    return str;
}
