#include "engine/unicode/unicode.h"

typedef struct UnicodeRecord {
    uint16_t flags;
    int32_t upper; /* distance from the character to its upper form, 0 for none */
    int32_t lower;
    int32_t title;
    int32_t folded;
    int8_t decimal;
    int8_t digit;
} UnicodeRecord;

typedef enum CaseForm { FORM_UPPER, FORM_LOWER, FORM_TITLE, FORM_FOLDED, FORM_COUNT } CaseForm;

typedef struct CaseExpansion {
    uint32_t character;
    uint8_t sizes[FORM_COUNT];
    uint32_t forms[FORM_COUNT][UNICODE_EXPANSION];
} CaseExpansion;

typedef struct NumericValue {
    uint32_t character;
    int32_t denominator;
    int64_t numerator;
} NumericValue;

#include "engine/unicode/unicode_tables.inc"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const UnicodeRecord *record_of(uint32_t character) {
    static const UnicodeRecord none = {0, 0, 0, 0, 0, -1, -1};
    if (character >= UNICODE_LIMIT) {
        return &none;
    }
    size_t block = block_index[character >> BLOCK_SHIFT];
    size_t within = character & ((1u << BLOCK_SHIFT) - 1);
    return &records[record_blocks[(block << BLOCK_SHIFT) + within]];
}

static bool has_flag(uint32_t character, unsigned flag) {
    return (record_of(character)->flags & flag) != 0;
}

bool unicode_is_alpha(uint32_t character) {
    return has_flag(character, ALPHA);
}

bool unicode_is_decimal(uint32_t character) {
    return has_flag(character, DECIMAL);
}

bool unicode_is_digit(uint32_t character) {
    return has_flag(character, DIGIT);
}

bool unicode_is_numeric(uint32_t character) {
    return has_flag(character, NUMERIC);
}

bool unicode_is_alnum(uint32_t character) {
    return has_flag(character, ALPHA | DECIMAL | DIGIT | NUMERIC);
}

bool unicode_is_space(uint32_t character) {
    return has_flag(character, SPACE);
}

bool unicode_is_printable(uint32_t character) {
    return has_flag(character, PRINTABLE);
}

bool unicode_is_line_break(uint32_t character) {
    return has_flag(character, LINE_BREAK);
}

bool unicode_is_upper(uint32_t character) {
    return has_flag(character, UPPER);
}

bool unicode_is_lower(uint32_t character) {
    return has_flag(character, LOWER);
}

bool unicode_is_title(uint32_t character) {
    return has_flag(character, TITLE);
}

bool unicode_is_cased(uint32_t character) {
    return has_flag(character, CASED);
}

bool unicode_is_case_ignorable(uint32_t character) {
    return has_flag(character, CASE_IGNORABLE);
}

bool unicode_is_xid_start(uint32_t character) {
    return has_flag(character, XID_START);
}

bool unicode_is_xid_continue(uint32_t character) {
    return has_flag(character, XID_CONTINUE);
}

int unicode_width(uint32_t character) {
    return has_flag(character, WIDE) ? 2 : 1;
}

int unicode_decimal_value(uint32_t character) {
    return record_of(character)->decimal;
}

int unicode_digit_value(uint32_t character) {
    return record_of(character)->digit;
}

double unicode_numeric_value(uint32_t character) {
    const UnicodeRecord *record = record_of(character);
    if (record->digit >= 0) {
        return record->digit;
    }
    if (!(record->flags & NUMERIC)) {
        return -1.0;
    }
    size_t low = 0;
    size_t high = LENGTH(numeric_values) - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (numeric_values[middle].character < character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (double)numeric_values[low].numerator / numeric_values[low].denominator;
}

static const CaseExpansion *find_expansion(uint32_t character) {
    size_t low = 0;
    size_t high = LENGTH(expansions) - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (expansions[middle].character < character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &expansions[low];
}

static size_t map_case(uint32_t character, CaseForm form, int32_t distance, uint32_t *mapped) {
    if (!has_flag(character, EXPANDS)) {
        mapped[0] = (uint32_t)((int32_t)character + distance);
        return 1;
    }
    const CaseExpansion *expansion = find_expansion(character);
    for (size_t i = 0; i < expansion->sizes[form]; i++) {
        mapped[i] = expansion->forms[form][i];
    }
    return expansion->sizes[form];
}

size_t unicode_to_upper(uint32_t character, uint32_t mapped[UNICODE_EXPANSION]) {
    return map_case(character, FORM_UPPER, record_of(character)->upper, mapped);
}

size_t unicode_to_lower(uint32_t character, uint32_t mapped[UNICODE_EXPANSION]) {
    return map_case(character, FORM_LOWER, record_of(character)->lower, mapped);
}

size_t unicode_to_title(uint32_t character, uint32_t mapped[UNICODE_EXPANSION]) {
    return map_case(character, FORM_TITLE, record_of(character)->title, mapped);
}

size_t unicode_to_folded(uint32_t character, uint32_t mapped[UNICODE_EXPANSION]) {
    return map_case(character, FORM_FOLDED, record_of(character)->folded, mapped);
}

static bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

uint32_t unicode_decode(const char *bytes, size_t size, size_t *length) {
    const unsigned char *b = (const unsigned char *)bytes;
    *length = 1;
    if (b[0] < 0x80) {
        return b[0];
    }
    if (b[0] >= 0xC2 && b[0] < 0xE0 && size >= 2 && is_continuation(b[1])) {
        *length = 2;
        return (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3Fu);
    }
    if ((b[0] & 0xF0) == 0xE0 && size >= 3 && is_continuation(b[1]) && is_continuation(b[2])) {
        uint32_t character =
            (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3Fu);
        if (character >= 0x800) {
            *length = 3;
            return character;
        }
    }
    if (b[0] >= 0xF0 && b[0] <= 0xF4 && size >= 4 && is_continuation(b[1]) &&
        is_continuation(b[2]) && is_continuation(b[3])) {
        uint32_t character = (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3F) << 12 |
                             (uint32_t)(b[2] & 0x3F) << 6 | (b[3] & 0x3Fu);
        if (character >= 0x10000 && character < UNICODE_LIMIT) {
            *length = 4;
            return character;
        }
    }
    return UNICODE_INVALID;
}

size_t unicode_count(const char *bytes, size_t size) {
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        count += !is_continuation((unsigned char)bytes[i]);
    }
    return count;
}
