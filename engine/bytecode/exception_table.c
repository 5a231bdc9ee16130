#include "engine/bytecode/exception_table.h"

enum {
    ENTRY_START = 0x80,      /* set on the first byte of an entry */
    CONTINUATION = 0x40,     /* set on every byte of a number but its last */
    PAYLOAD = 0x3F,          /* the six bits of the number in each byte */
    LARGEST = (1 << 30) - 1, /* five bytes of payload: what CPython itself can write */
    LINEAR_BELOW = 40,       /* bytes left when a lookup stops halving, as CPython's does */
};

/* `mark` is ENTRY_START for the first number of an entry, else 0. */
static void add_number(Buffer *out, int number, int mark) {
    for (int shift = 24; shift > 0; shift -= 6) {
        if (number >= 1 << shift) {
            buffer_add_byte(out, (char)(((number >> shift) & PAYLOAD) | CONTINUATION | mark));
            mark = 0;
        }
    }
    buffer_add_byte(out, (char)((number & PAYLOAD) | mark));
}

void exception_table_add(Buffer *out, const ExceptionEntry *entry) {
    add_number(out, entry->start / 2, ENTRY_START);
    add_number(out, (entry->end - entry->start) / 2, 0);
    add_number(out, entry->target / 2, 0);
    add_number(out, entry->depth << 1 | (int)entry->lasti, 0);
}

/* Reads a number and moves on; false at the end of the table or when it is too large. */
static bool read_number(ExceptionTableIterator *iterator, int *number) {
    int value = 0;
    while (iterator->next < iterator->limit) {
        uint8_t byte = *iterator->next++;
        if (value > LARGEST >> 6) {
            return false;
        }
        value = value << 6 | (byte & PAYLOAD);
        if ((byte & CONTINUATION) == 0) {
            *number = value;
            return true;
        }
    }
    return false;
}

void exception_table_iterator_init(ExceptionTableIterator *iterator, const Code *code) {
    iterator->next = code->exceptiontable.data;
    iterator->limit = iterator->next;
    if (code->exceptiontable.size != 0) {
        iterator->limit += code->exceptiontable.size;
    }
}

bool exception_table_iterator_next(ExceptionTableIterator *iterator, ExceptionEntry *entry) {
    int start = 0;
    int units = 0;
    int target = 0;
    int depth_lasti = 0;
    if (!read_number(iterator, &start) || !read_number(iterator, &units) ||
        !read_number(iterator, &target) || !read_number(iterator, &depth_lasti) ||
        start > LARGEST / 2 - units || target > LARGEST / 2) {
        iterator->next = iterator->limit;
        return false;
    }
    entry->start = start * 2;
    entry->end = (start + units) * 2;
    entry->target = target * 2;
    entry->depth = depth_lasti >> 1;
    entry->lasti = (depth_lasti & 1) != 0;
    return true;
}

/* Back from `place` to the first byte of the entry it lies in, but not before `first`. */
static const uint8_t *entry_around(const uint8_t *first, const uint8_t *place) {
    while (place > first && (*place & ENTRY_START) == 0) {
        place--;
    }
    return place;
}

bool exception_table_lookup(const Code *code, int offset, ExceptionEntry *entry) {
    ExceptionTableIterator iterator;
    exception_table_iterator_init(&iterator, code);
    const uint8_t *low = iterator.next;
    const uint8_t *high = iterator.limit;
    /* Entries before `low` start at or before the offset, those from `high` on behind it. */
    while (high - low > LINEAR_BELOW) {
        const uint8_t *middle = entry_around(low, low + (high - low) / 2);
        ExceptionTableIterator probe = {middle, iterator.limit};
        int start = 0;
        if (middle == low || !read_number(&probe, &start)) {
            break;
        }
        if (start <= offset / 2) {
            low = middle;
        } else {
            high = middle;
        }
    }
    iterator.next = low;
    while (exception_table_iterator_next(&iterator, entry) && entry->start <= offset) {
        if (offset < entry->end) {
            return true;
        }
    }
    return false;
}
