#include "engine/base/nearest_name.h"

#include <stdint.h>
#include <string.h>

enum { MOVE_COST = 2, CASE_COST = 1, SIZE_LIMIT = 40 };

static char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static size_t substitution_cost(char a, char b) {
    if (a == b) {
        return 0;
    }
    return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/*
 * The Levenshtein distance of two names, the first of which is not the longer
 * one, without a common head or tail; more than `limit` when it is that. Row by
 * row: row[i] is the cost from what was seen of `b` to the first i + 1 of `a`.
 */
static size_t distance_by_rows(const char *a, size_t a_size, const char *b, size_t b_size,
                               size_t limit) {
    size_t row[SIZE_LIMIT];
    for (size_t i = 0; i < a_size; i++) {
        row[i] = (i + 1) * MOVE_COST;
    }
    size_t result = 0;
    for (size_t j = 0; j < b_size; j++) {
        size_t diagonal = result = j * MOVE_COST;
        size_t minimum = SIZE_MAX;
        for (size_t i = 0; i < a_size; i++) {
            size_t substitute = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            result = least(substitute, least(result, diagonal) + MOVE_COST);
            row[i] = result;
            minimum = least(minimum, result);
        }
        if (minimum > limit) {
            return limit + 1;
        }
    }
    return result;
}

static size_t distance(const char *a, size_t a_size, const char *b, size_t b_size, size_t limit) {
    while (a_size > 0 && b_size > 0 && a[0] == b[0]) {
        a++, a_size--;
        b++, b_size--;
    }
    while (a_size > 0 && b_size > 0 && a[a_size - 1] == b[b_size - 1]) {
        a_size--, b_size--;
    }
    if (a_size == 0 || b_size == 0) {
        return (a_size + b_size) * MOVE_COST;
    }
    if (a_size > SIZE_LIMIT || b_size > SIZE_LIMIT) {
        return limit + 1;
    }
    if (a_size > b_size) {
        return distance(b, b_size, a, a_size, limit);
    }
    if ((b_size - a_size) * MOVE_COST > limit) {
        return limit + 1;
    }
    return distance_by_rows(a, a_size, b, b_size, limit);
}

void nearest_name_start(NearestName *search, const char *name, size_t size) {
    *search = (NearestName){name, size, SIZE_MAX};
}

bool nearest_name_offer(NearestName *search, const char *candidate, size_t size) {
    if (size == search->size && memcmp(candidate, search->name, size) == 0) {
        return false;
    }
    if (search->cost_limit == 0) {
        return false;
    }
    size_t limit = least((search->size + size + 3) * MOVE_COST / 6, search->cost_limit - 1);
    size_t cost = distance(search->name, search->size, candidate, size, limit);
    if (cost > limit) {
        return false;
    }
    search->cost_limit = cost;
    return true;
}
