#include "engine/unicode/normalize.h"

#include "engine/base/memory.h"
#include "engine/unicode/unicode.h"

typedef struct CombiningRange {
    uint32_t first;
    uint32_t last;
    uint8_t combining;
} CombiningRange;

typedef struct Decomposition {
    uint32_t character;
    uint16_t place;
    uint8_t size;
} Decomposition;

typedef struct Composition {
    uint32_t first;
    uint32_t second;
    uint32_t composed;
} Composition;

#include "engine/unicode/normalize_tables.inc"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Korean syllables are composed by arithmetic: leading consonant, vowel, maybe trailing consonant.
 */
enum {
    HANGUL_SYLLABLE = 0xAC00,
    HANGUL_LEADING = 0x1100,
    HANGUL_VOWEL = 0x1161,
    HANGUL_TRAILING = 0x11A7,
    HANGUL_LEADING_COUNT = 19,
    HANGUL_VOWEL_COUNT = 21,
    HANGUL_TRAILING_COUNT = 28,
    HANGUL_COUNT = HANGUL_LEADING_COUNT * HANGUL_VOWEL_COUNT * HANGUL_TRAILING_COUNT,
};

typedef struct Characters {
    uint32_t *items;
    size_t count;
    size_t capacity;
} Characters;

static void add(Characters *characters, uint32_t character) {
    if (characters->count == characters->capacity) {
        characters->capacity = characters->capacity == 0 ? 64 : characters->capacity * 2;
        characters->items =
            memory_resize(characters->items, characters->capacity, sizeof(uint32_t));
    }
    characters->items[characters->count++] = character;
}

static int combining_class(uint32_t character) {
    size_t low = 0;
    size_t high = LENGTH(combining_ranges);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character < combining_ranges[middle].first) {
            high = middle;
        } else if (character > combining_ranges[middle].last) {
            low = middle + 1;
        } else {
            return combining_ranges[middle].combining;
        }
    }
    return 0;
}

static void add_decomposed(Characters *characters, uint32_t character) {
    uint32_t syllable = character - HANGUL_SYLLABLE;
    if (character >= HANGUL_SYLLABLE && syllable < HANGUL_COUNT) {
        uint32_t trailing = syllable % HANGUL_TRAILING_COUNT;
        uint32_t pair = syllable / HANGUL_TRAILING_COUNT;
        add(characters, HANGUL_LEADING + pair / HANGUL_VOWEL_COUNT);
        add(characters, HANGUL_VOWEL + pair % HANGUL_VOWEL_COUNT);
        if (trailing != 0) {
            add(characters, HANGUL_TRAILING + trailing);
        }
        return;
    }
    size_t low = 0;
    size_t high = LENGTH(decompositions);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character < decompositions[middle].character) {
            high = middle;
        } else if (character > decompositions[middle].character) {
            low = middle + 1;
        } else {
            for (size_t i = 0; i < decompositions[middle].size; i++) {
                add(characters, decomposition_pool[decompositions[middle].place + i]);
            }
            return;
        }
    }
    add(characters, character);
}

/* Puts each run of combining marks in the order of their classes; equal ones keep theirs. */
static void order_marks(Characters *characters) {
    uint32_t *items = characters->items;
    size_t start = 0;
    while (start < characters->count) {
        if (combining_class(items[start]) == 0) {
            start++;
            continue;
        }
        size_t end = start + 1;
        while (end < characters->count && combining_class(items[end]) != 0) {
            end++;
        }
        /* Merging runs bottom up keeps long runs of marks from taking quadratic time. */
        uint32_t *merged = memory_alloc((end - start) * sizeof(uint32_t));
        for (size_t width = 1; width < end - start; width *= 2) {
            for (size_t left = start; left < end; left += 2 * width) {
                size_t middle = left + width < end ? left + width : end;
                size_t stop = middle + width < end ? middle + width : end;
                size_t i = left;
                size_t j = middle;
                for (size_t k = left; k < stop; k++) {
                    bool take_left = i < middle && (j >= stop || combining_class(items[i]) <=
                                                                     combining_class(items[j]));
                    merged[k - start] = take_left ? items[i++] : items[j++];
                }
            }
            for (size_t k = start; k < end; k++) {
                items[k] = merged[k - start];
            }
        }
        memory_free(merged);
        start = end;
    }
}

/* The one character that two compose to, or 0. */
static uint32_t compose(uint32_t first, uint32_t second) {
    uint32_t leading = first - HANGUL_LEADING;
    uint32_t vowel = second - HANGUL_VOWEL;
    if (first >= HANGUL_LEADING && leading < HANGUL_LEADING_COUNT && second >= HANGUL_VOWEL &&
        vowel < HANGUL_VOWEL_COUNT) {
        return HANGUL_SYLLABLE + (leading * HANGUL_VOWEL_COUNT + vowel) * HANGUL_TRAILING_COUNT;
    }
    uint32_t syllable = first - HANGUL_SYLLABLE;
    uint32_t trailing = second - HANGUL_TRAILING;
    if (first >= HANGUL_SYLLABLE && syllable < HANGUL_COUNT &&
        syllable % HANGUL_TRAILING_COUNT == 0 && second > HANGUL_TRAILING &&
        trailing < HANGUL_TRAILING_COUNT) {
        return first + trailing;
    }
    size_t low = 0;
    size_t high = LENGTH(compositions);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const Composition *row = &compositions[middle];
        if (first < row->first || (first == row->first && second < row->second)) {
            high = middle;
        } else if (first > row->first || second > row->second) {
            low = middle + 1;
        } else {
            return row->composed;
        }
    }
    return 0;
}

/* Joins each mark to the last starter unless another mark of its class or above stands between. */
static void compose_all(Characters *characters) {
    uint32_t *items = characters->items;
    size_t kept = 0;
    size_t starter = SIZE_MAX;
    int last_class = 0;
    for (size_t i = 0; i < characters->count; i++) {
        int class = combining_class(items[i]);
        bool adjacent = starter != SIZE_MAX && kept == starter + 1;
        if (starter != SIZE_MAX && (adjacent || (last_class != 0 && last_class < class))) {
            uint32_t composed = compose(items[starter], items[i]);
            if (composed != 0) {
                items[starter] = composed;
                continue;
            }
        }
        if (class == 0) {
            starter = kept;
        }
        last_class = class;
        items[kept++] = items[i];
    }
    characters->count = kept;
}

void unicode_normalize_kc(const char *bytes, size_t size, Buffer *out) {
    Characters characters = {0};
    for (size_t i = 0; i < size;) {
        size_t length;
        add_decomposed(&characters, unicode_decode(bytes + i, size - i, &length));
        i += length;
    }
    order_marks(&characters);
    compose_all(&characters);
    for (size_t i = 0; i < characters.count; i++) {
        buffer_add_codepoint(out, characters.items[i]);
    }
    memory_free(characters.items);
}
