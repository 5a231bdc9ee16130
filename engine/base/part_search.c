#include "engine/base/part_search.h"

#include <stdbool.h>
#include <string.h>

static inline uint32_t letter_at(Letters letters, size_t index) {
    return letters.width == 1 ? ((const uint8_t *)letters.data)[index]
                              : ((const uint32_t *)letters.data)[index];
}

/* ---- the two-way algorithm ---- */

/*
 * The suffix that comes last in the alphabet's order, or in the reversed one: where
 * it begins, and the period of what repeats in it.
 */
static size_t last_suffix(Letters part, bool reversed, size_t *period) {
    size_t begin = 0;
    size_t candidate = 1;
    size_t matched = 0; /* letters that both have in common so far */
    *period = 1;
    while (candidate + matched < part.length) {
        uint32_t best = letter_at(part, begin + matched);
        uint32_t other = letter_at(part, candidate + matched);
        if (other == best) {
            if (matched + 1 == *period) {
                candidate += *period;
                matched = 0;
            } else {
                matched++;
            }
        } else if ((other < best) != reversed) { /* and so is what begins within the match */
            candidate += matched + 1;
            matched = 0;
            *period = candidate - begin;
        } else {
            begin = candidate++;
            matched = 0;
            *period = 1;
        }
    }
    return begin;
}

/* Where the part is cut in two: no shorter repetition than its period lies across that place. */
static size_t critical_cut(Letters part, size_t *period) {
    size_t other_period;
    size_t cut = last_suffix(part, false, period);
    size_t other_cut = last_suffix(part, true, &other_period);
    if (other_cut > cut) {
        *period = other_period;
        return other_cut;
    }
    return cut;
}

static bool repeats(Letters part, size_t cut, size_t period) {
    size_t i = 0;
    while (i < cut && letter_at(part, i) == letter_at(part, i + period)) {
        i++;
    }
    return i == cut;
}

/*
 * The right half is compared forwards, then the left one backwards. A difference in
 * the right half moves the window behind it, one in the left half by the period; of a
 * part that repeats itself, what is known to match is not compared again.
 */
static int64_t two_way_search(Letters text, Letters part, size_t start) {
    size_t period;
    size_t cut = critical_cut(part, &period);
    bool periodic = repeats(part, cut, period);
    if (!periodic) {
        period = (cut > part.length - cut ? cut : part.length - cut) + 1;
    }
    size_t known = 0;
    for (size_t at = start; at + part.length <= text.length;) {
        size_t i = cut > known ? cut : known;
        while (i < part.length && letter_at(part, i) == letter_at(text, at + i)) {
            i++;
        }
        if (i < part.length) {
            at += i - cut + 1;
            known = 0;
            continue;
        }
        for (i = cut; i > known && letter_at(part, i - 1) == letter_at(text, at + i - 1);) {
            i--;
        }
        if (i <= known) {
            return (int64_t)at;
        }
        at += period;
        known = periodic ? part.length - period : 0;
    }
    return -1;
}

/* ---- the quick search ---- */

#define SKIP_TABLE 256 /* letters that share the last byte share an entry */

/* How many letters of the part lie at a place of the text. */
static size_t common_length(Letters text, size_t at, Letters part) {
    if (text.width == part.width && memcmp((const uint8_t *)text.data + at * text.width, part.data,
                                           part.length * part.width) == 0) {
        return part.length;
    }
    size_t i = 0;
    while (i < part.length && letter_at(text, at + i) == letter_at(part, i)) {
        i++;
    }
    return i;
}

/* The next place from `at` on where the part's last letter stands in its place; or behind the last
 * place where the part fits. */
static size_t next_candidate(Letters text, Letters part, const size_t *skip, size_t at) {
    size_t last = part.length - 1;
    uint32_t final = letter_at(part, last);
    if (text.width == 1) {
        const uint8_t *bytes = text.data;
        while (at + last < text.length && bytes[at + last] != final) {
            at += skip[bytes[at + last]];
        }
    } else {
        while (at + last < text.length && letter_at(text, at + last) != final) {
            at += skip[letter_at(text, at + last) % SKIP_TABLE];
        }
    }
    return at;
}

/*
 * Horspool's search: the window moves on by the distance of its last letter from the
 * end of the part. Where that compares too much in vain, the other search goes on.
 */
int64_t part_search(Letters text, Letters part) {
    if (text.length <= part.length) {
        return text.length == part.length && common_length(text, 0, part) == part.length ? 0 : -1;
    }
    size_t skip[SKIP_TABLE];
    size_t last = part.length - 1;
    for (size_t i = 0; i < SKIP_TABLE; i++) {
        skip[i] = part.length;
    }
    for (size_t i = 0; i < last; i++) {
        skip[letter_at(part, i) % SKIP_TABLE] = last - i;
    }
    size_t vain = 0;
    size_t at = 0;
    while ((at = next_candidate(text, part, skip, at)) + last < text.length) {
        size_t common = common_length(text, at, part);
        if (common == part.length) {
            return (int64_t)at;
        }
        vain += common + 1;
        at += skip[letter_at(text, at + last) % SKIP_TABLE];
        if (vain > part.length && vain > at) { /* more than a letter for each that was passed */
            return two_way_search(text, part, at);
        }
    }
    return -1;
}
