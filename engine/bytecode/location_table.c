#include "engine/bytecode/location_table.h"

enum {
    FORM_SHORT = 0, /* ten of them: the column's upper bits */
    FORM_ONE_LINE = 10,
    FORM_NO_COLUMNS = 13,
    FORM_LONG = 14,
    FORM_NONE = 15,
};

enum {
    ENTRY_START = 0x80,  /* set on the first byte of an entry */
    CONTINUATION = 0x40, /* set on every byte of a varint but its last */
    PAYLOAD = 0x3F,
    LONGEST_ENTRY = 8,  /* code units */
    LARGEST_ENTRY = 25, /* bytes: the first one and four varints */
};

/* ---- writing ---- */

/* The writers of parts of an entry write to `out` and return what comes after. */

void location_writer_init(LocationWriter *writer, Buffer *out, int32_t firstlineno) {
    writer->out = out;
    writer->line = firstlineno;
}

static uint8_t *write_first_byte(uint8_t *out, int form, int units) {
    *out = (uint8_t)(ENTRY_START | form << 3 | (units - 1));
    return out + 1;
}

static uint8_t *write_varint(uint8_t *out, uint32_t number) {
    while (number > PAYLOAD) {
        *out++ = (uint8_t)((number & PAYLOAD) | CONTINUATION);
        number >>= 6;
    }
    *out = (uint8_t)number;
    return out + 1;
}

/* The sign is the lowest bit. */
static uint8_t *write_signed_varint(uint8_t *out, int32_t number) {
    uint32_t magnitude = number < 0 ? 0U - (uint32_t)number : (uint32_t)number;
    return write_varint(out, magnitude << 1 | (number < 0 ? 1U : 0U));
}

/* CPython: write_location_info_entry. `units` is at most LONGEST_ENTRY. */
static uint8_t *write_entry(LocationWriter *writer, uint8_t *out, Location location, int units) {
    if (location.line == -1) {
        return write_first_byte(out, FORM_NONE, units);
    }
    int delta = (int)((uint32_t)location.line - (uint32_t)writer->line);
    int column = location.column;
    int end_column = location.end_column;
    bool one_line = location.end_line == location.line;
    writer->line = location.line;
    /* Nearly all are one of these two, and which one no processor can foresee: so both are written,
       the shorter one without its last byte. */
    if (one_line & ((unsigned)delta < 3) & ((unsigned)column < 128) &
        ((unsigned)end_column < 128)) {
        int width = end_column - column;
        int is_short = (delta == 0) & (column < 80) & ((unsigned)width < 16);
        int form = FORM_ONE_LINE + delta - is_short * (FORM_ONE_LINE - column / 8);
        write_first_byte(out, form, units);
        out[1] = (uint8_t)(column + is_short * ((column % 8 << 4 | width) - column));
        out[2] = (uint8_t)end_column;
        return out + 3 - is_short;
    }
    if (column < 0 || end_column < 0) {
        if (one_line || location.end_line < 0) {
            out = write_first_byte(out, FORM_NO_COLUMNS, units);
            return write_signed_varint(out, delta);
        }
    }
    out = write_first_byte(out, FORM_LONG, units);
    out = write_signed_varint(out, delta);
    out = write_varint(out, (uint32_t)location.end_line - (uint32_t)location.line);
    out = write_varint(out, (uint32_t)column + 1);
    return write_varint(out, (uint32_t)end_column + 1);
}

void location_writer_add(LocationWriter *writer, Location location, int units) {
    while (units > 0) {
        int covered = units > LONGEST_ENTRY ? LONGEST_ENTRY : units;
        uint8_t *start = (uint8_t *)buffer_reserve(writer->out, LARGEST_ENTRY);
        uint8_t *end = write_entry(writer, start, location, covered);
        writer->out->size += (size_t)(end - start);
        units -= covered;
    }
}

/* ---- reading ---- */

void location_iterator_init(LocationIterator *iterator, const Code *code) {
    *iterator = (LocationIterator){.next = code->linetable.data,
                                   .limit = code->linetable.data,
                                   .line = code->firstlineno,
                                   .location = LOCATION_NONE};
    if (code->linetable.size != 0) {
        iterator->limit += code->linetable.size;
    }
}

static bool read_byte(LocationIterator *iterator, int *byte) {
    if (iterator->next >= iterator->limit) {
        return false;
    }
    *byte = *iterator->next++;
    return true;
}

static bool read_varint(LocationIterator *iterator, int *number) {
    uint32_t value = 0;
    for (unsigned shift = 0; shift < 30; shift += 6) {
        int byte;
        if (!read_byte(iterator, &byte)) {
            return false;
        }
        value |= (uint32_t)(byte & PAYLOAD) << shift;
        if ((byte & CONTINUATION) == 0) {
            *number = (int)value;
            return true;
        }
    }
    return false;
}

/* Lines far beyond any file's mean a damaged table. */
static bool move_line(LocationIterator *iterator, int delta) {
    int64_t line = (int64_t)iterator->line + delta;
    if (line < INT32_MIN / 2 || line > INT32_MAX / 2) {
        return false;
    }
    iterator->line = (int32_t)line;
    return true;
}

static bool read_line_delta(LocationIterator *iterator) {
    int number;
    if (!read_varint(iterator, &number)) {
        return false;
    }
    return move_line(iterator, (number & 1) != 0 ? -(number >> 1) : number >> 1);
}

/* Reads what follows an entry's first byte; false when the table is damaged. */
static bool read_location(LocationIterator *iterator, int form) {
    Location *location = &iterator->location;
    int byte;
    int end_byte;
    switch (form) {
    case FORM_NONE: *location = LOCATION_NONE; return true;
    case FORM_NO_COLUMNS:
        if (!read_line_delta(iterator)) {
            return false;
        }
        *location = (Location){iterator->line, iterator->line, -1, -1};
        return true;
    case FORM_LONG: {
        int lines;
        int column;
        int end_column;
        if (!read_line_delta(iterator) || !read_varint(iterator, &lines) ||
            !read_varint(iterator, &column) || !read_varint(iterator, &end_column)) {
            return false;
        }
        *location = (Location){iterator->line, iterator->line + lines, column - 1, end_column - 1};
        return true;
    }
    case FORM_ONE_LINE:
    case FORM_ONE_LINE + 1:
    case FORM_ONE_LINE + 2:
        if (!read_byte(iterator, &byte) || !read_byte(iterator, &end_byte) ||
            !move_line(iterator, form - FORM_ONE_LINE)) {
            return false;
        }
        *location = (Location){iterator->line, iterator->line, byte, end_byte};
        return true;
    default:
        if (!read_byte(iterator, &byte)) {
            return false;
        }
        int column = form * 8 + (byte >> 4 & 7);
        *location = (Location){iterator->line, iterator->line, column, column + (byte & 15)};
        return true;
    }
}

bool location_iterator_next(LocationIterator *iterator) {
    int first;
    int start = iterator->end;
    if (!read_byte(iterator, &first) || start > INT32_MAX - 2 * LONGEST_ENTRY ||
        !read_location(iterator, first >> 3 & 15)) {
        iterator->next = iterator->limit;
        iterator->location = LOCATION_NONE;
        return false;
    }
    iterator->start = start;
    iterator->end = start + 2 * ((first & 7) + 1);
    return true;
}

Location location_table_lookup(const Code *code, int offset) {
    LocationIterator iterator;
    location_iterator_init(&iterator, code);
    while (location_iterator_next(&iterator)) {
        if (offset < iterator.end) {
            return offset < 0 ? LOCATION_NONE : iterator.location;
        }
    }
    return LOCATION_NONE;
}
