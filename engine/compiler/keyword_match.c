#include "engine/compiler/keyword_match.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/nearest_name.h"
#include "engine/unicode/unicode.h"

/* In string order, as keyword.kwlist. */
static const char *const keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};
enum { KEYWORD_COUNT = sizeof keywords / sizeof keywords[0] };

/* A word longer than this has less than half in common with any keyword. */
enum { WORD_MAX = 24 };

/* Which parts of two strings are being compared. */
typedef struct Range {
    int a, a_end, b, b_end;
} Range;

/* The longest run that both ranges share, the first such one; returns its length. */
static int longest_match(const char *a, const uint32_t *b, Range range, int *a_start,
                         int *b_start) {
    int best = 0;
    for (int i = range.a; i < range.a_end; i++) {
        for (int j = range.b; j < range.b_end; j++) {
            int size = 0;
            while (i + size < range.a_end && j + size < range.b_end &&
                   (unsigned char)a[i + size] == b[j + size]) {
                size++;
            }
            if (size > best) {
                best = size;
                *a_start = i;
                *b_start = j;
            }
        }
    }
    return best;
}

/* Characters that a keyword and a word share in order (difflib's matching blocks). */
static int matching_characters(const char *keyword, const uint32_t *word, Range range) {
    int a, b;
    int size = longest_match(keyword, word, range, &a, &b);
    if (size == 0) {
        return 0;
    }
    return size + matching_characters(keyword, word, (Range){range.a, a, range.b, b}) +
           matching_characters(keyword, word,
                               (Range){a + size, range.a_end, b + size, range.b_end});
}

static double similarity(const char *keyword, const uint32_t *word, int word_size) {
    int size = (int)strlen(keyword);
    int matching = matching_characters(keyword, word, (Range){0, size, 0, word_size});
    return 2.0 * matching / (size + word_size);
}

/* At most WORD_MAX characters; more, or a byte that is no text, give -1. */
static int decode_word(const char *word, size_t size, uint32_t characters[WORD_MAX]) {
    int count = 0;
    for (size_t i = 0, length; i < size; i += length) {
        uint32_t character = unicode_decode(word + i, size - i, &length);
        if (count == WORD_MAX || character == UNICODE_INVALID) {
            return -1;
        }
        characters[count++] = character;
    }
    return count;
}

/* difflib.get_close_matches(word, keywords, 3, 0.5): of equally good ones the later in order. */
static int close_matches(const char *word, size_t size, const char *matches[KEYWORD_MATCHES_MAX]) {
    uint32_t characters[WORD_MAX];
    int word_size = decode_word(word, size, characters);
    double scores[KEYWORD_MATCHES_MAX];
    int count = 0;
    for (int i = 0; word_size > 0 && i < KEYWORD_COUNT; i++) {
        double score = similarity(keywords[i], characters, word_size);
        if (score < 0.5) {
            continue;
        }
        int place = 0;
        while (place < count && scores[place] > score) {
            place++;
        }
        if (place == KEYWORD_MATCHES_MAX) {
            continue;
        }
        count += count < KEYWORD_MATCHES_MAX;
        for (int j = count - 1; j > place; j--) {
            scores[j] = scores[j - 1];
            matches[j] = matches[j - 1];
        }
        scores[place] = score;
        matches[place] = keywords[i];
    }
    return count;
}

static const char *nearest(const char *word, size_t size) {
    NearestName search;
    const char *found = NULL;
    nearest_name_start(&search, word, size);
    for (int i = 0; i < KEYWORD_COUNT; i++) {
        if (nearest_name_offer(&search, keywords[i], strlen(keywords[i]))) {
            found = keywords[i];
        }
    }
    return found;
}

int keyword_match(const char *word, size_t size, const char *matches[KEYWORD_MATCHES_MAX]) {
    const char *close[KEYWORD_MATCHES_MAX];
    int close_count = close_matches(word, size, close);
    int count = 0;
    const char *first = nearest(word, size);
    if (first != NULL) {
        matches[count++] = first;
    }
    for (int i = 0; i < close_count && count < KEYWORD_MATCHES_MAX; i++) {
        matches[count++] = close[i];
    }
    return count;
}
