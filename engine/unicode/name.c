#include "engine/unicode/name.h"

#include <stdbool.h>
#include <string.h>

#include "engine/unicode/unicode.h"

typedef struct NameRange {
    uint32_t first;
    uint32_t last;
} NameRange;

#include "engine/unicode/name_tables.inc"

/*
 * A name is stored as 43 bits of its hash, with the character below them: a
 * wrong name is taken for one of the 35,000 right ones once in 250 million.
 */
enum { HASH_BITS = 43, CHARACTER_BITS = 21, NAME_MAX_SIZE = 256 };

static uint64_t hash_name(const char *name, size_t size) {
    uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)name[i]) * 0x100000001b3u;
    }
    return (hash ^ hash >> HASH_BITS) & (((uint64_t)1 << HASH_BITS) - 1);
}

static uint32_t find_stored(const char *name, size_t size) {
    uint64_t hash = hash_name(name, size);
    size_t low = 0;
    size_t high = sizeof name_entries / sizeof name_entries[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t entry = name_entries[middle];
        if (entry >> CHARACTER_BITS == hash) {
            return (uint32_t)(entry & ((1u << CHARACTER_BITS) - 1));
        }
        if (entry >> CHARACTER_BITS < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return UNICODE_INVALID;
}

/* The digits behind "CJK UNIFIED IDEOGRAPH-": four or five, capitals. */
static uint32_t find_ideograph(const char *digits, size_t size) {
    uint32_t code = 0;
    if (size != 4 && size != 5) {
        return UNICODE_INVALID;
    }
    for (size_t i = 0; i < size; i++) {
        static const char hexadecimal[] = "0123456789ABCDEF";
        const char *digit = memchr(hexadecimal, digits[i], 16);
        if (digit == NULL) {
            return UNICODE_INVALID;
        }
        code = code * 16 + (uint32_t)(digit - hexadecimal);
    }
    for (size_t i = 0; i < sizeof ideographs / sizeof ideographs[0]; i++) {
        if (code >= ideographs[i].first && code <= ideographs[i].last) {
            return code;
        }
    }
    return UNICODE_INVALID;
}

/* The longest of `parts` that *name starts with; *name is moved behind it. */
static uint32_t take_jamo(const char *const *parts, size_t count, const char **name,
                          const char *end) {
    uint32_t best = UNICODE_INVALID;
    size_t best_size = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(parts[i]);
        if (size <= (size_t)(end - *name) && memcmp(*name, parts[i], size) == 0 &&
            (best == UNICODE_INVALID || size > best_size)) {
            best = (uint32_t)i;
            best_size = size;
        }
    }
    *name += best_size;
    return best;
}

/* Hangul syllables are named after their letters: leading consonant, vowel, trailing consonant. */
static uint32_t find_hangul(const char *name, size_t size) {
    enum { FIRST_SYLLABLE = 0xAC00, VOWELS = 21, TRAILS = 28 };
    static const char *const leads[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                        "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
    static const char *const vowels[VOWELS] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                               "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                               "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
    static const char *const trails[TRAILS] = {
        "",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
        "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"};
    const char *end = name + size;
    uint32_t lead = take_jamo(leads, sizeof leads / sizeof leads[0], &name, end);
    uint32_t vowel = take_jamo(vowels, VOWELS, &name, end);
    uint32_t trail = take_jamo(trails, TRAILS, &name, end);
    if (lead == UNICODE_INVALID || vowel == UNICODE_INVALID || trail == UNICODE_INVALID ||
        name != end) {
        return UNICODE_INVALID;
    }
    return FIRST_SYLLABLE + (lead * VOWELS + vowel) * TRAILS + trail;
}

static bool starts_with(const char *name, size_t size, const char *start) {
    return size > strlen(start) && memcmp(name, start, strlen(start)) == 0;
}

uint32_t unicode_name_find(const char *name, size_t size) {
    static const char ideograph[] = "CJK UNIFIED IDEOGRAPH-";
    static const char hangul[] = "HANGUL SYLLABLE ";
    char upper[NAME_MAX_SIZE];
    if (size > sizeof upper) {
        return UNICODE_INVALID;
    }
    for (size_t i = 0; i < size; i++) {
        upper[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 'a' + 'A') : name[i];
    }
    if (starts_with(upper, size, ideograph)) {
        return find_ideograph(upper + sizeof ideograph - 1, size - (sizeof ideograph - 1));
    }
    if (starts_with(upper, size, hangul)) {
        return find_hangul(upper + sizeof hangul - 1, size - (sizeof hangul - 1));
    }
    return find_stored(upper, size);
}
