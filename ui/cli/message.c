#include "ui/cli/message.h"

#include <stdarg.h>
#include <stdio.h>

#include "engine/base/buffer.h"

void message(const char *format, ...) {
    Buffer text = {0};
    buffer_add_string(&text, "genstep: ");
    va_list arguments;
    va_start(arguments, format);
    buffer_add_format_list(&text, format, arguments);
    va_end(arguments);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x20 || byte == 0x7F) {
            text.data[i] = '?';
        }
    }
    buffer_add_byte(&text, '\n');
    fflush(stdout);
    fwrite(text.data, 1, text.size, stderr);
    buffer_done(&text);
}
