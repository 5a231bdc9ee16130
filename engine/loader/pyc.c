#include "engine/loader/pyc.h"

#include <string.h>

#include "engine/loader/marshal.h"

enum {
    MAGIC = 3627,
    HEADER_SIZE = 16,
    FLAG_HASH = 1,         /* the header holds a hash of the source */
    FLAG_CHECK_SOURCE = 2, /* and it is to be compared */
};

static unsigned magic_of(const unsigned char *bytes) {
    return bytes[0] | (unsigned)bytes[1] << 8;
}

bool pyc_is(const void *bytes, size_t size) {
    const unsigned char *b = bytes;
    if (size < 4 || b[2] != '\r' || b[3] != '\n') {
        return false;
    }
    /* Python 2 used numbers from 20121 up, Python 3 counts from 3000. A source whose first line has
       two letters may look like that; but in the header or behind it there are zeros. */
    bool has_zeros = memchr(b, 0, size < HEADER_SIZE ? size : HEADER_SIZE) != NULL;
    return magic_of(b) == MAGIC || (magic_of(b) >= 3000 && has_zeros);
}

static void name_version(unsigned magic, Buffer *error) {
    /* The first magic number of each version until they became regular with 3.11. */
    static const unsigned first_magic[] = {3000, 3140, 3160, 3190, 3250, 3320,
                                           3360, 3390, 3400, 3420, 3430};
    enum { FIRST_REGULAR = 3450, REGULAR_BASE = 2900, REGULAR_STEP = 50, PYTHON_2 = 20000 };
    buffer_add_string(error, "bytecode of Python ");
    if (magic >= PYTHON_2) {
        buffer_add_string(error, magic < 50000 ? "1" : "2");
    } else if (magic >= FIRST_REGULAR) {
        unsigned minor = (magic - REGULAR_BASE) / REGULAR_STEP;
        buffer_add_format(error, "3.%u%s", minor, minor == 14 ? " before its release" : "");
    } else {
        unsigned minor = 0;
        while (minor + 1 < sizeof(first_magic) / sizeof(first_magic[0]) &&
               magic >= first_magic[minor + 1]) {
            minor++;
        }
        buffer_add_format(error, "3.%u", minor);
    }
    buffer_add_string(error, "; genstep reads 3.14's");
}

Program *pyc_load(const void *bytes, size_t size, const char *filename, Buffer *error) {
    const unsigned char *b = bytes;
    if (!pyc_is(bytes, size)) {
        buffer_add_string(error, "not a .pyc file");
        return NULL;
    }
    if (magic_of(b) != MAGIC) {
        name_version(magic_of(b), error);
        return NULL;
    }
    if (size < HEADER_SIZE) {
        buffer_add_string(error, "truncated .pyc file: its header is not complete");
        return NULL;
    }
    if ((b[4] & ~(FLAG_HASH | FLAG_CHECK_SOURCE)) != 0 || b[5] != 0 || b[6] != 0 || b[7] != 0) {
        buffer_add_string(error, "invalid .pyc file: unknown flags in its header");
        return NULL;
    }
    Program *program = program_new(filename);
    program->code = marshal_read_code(program, b + HEADER_SIZE, size - HEADER_SIZE, error);
    if (program->code == NULL) {
        program_free(program);
        return NULL;
    }
    return program;
}
