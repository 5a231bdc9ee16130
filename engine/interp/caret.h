/*
 * caret.h - where the operator, the brackets or the parentheses of an expression are: the ^ among
 * the ~ under a line of a traceback.
 *
 *     total = price * count      the instruction's source range: price * count
 *             ~~~~~~^~~~~~~      anchors: from the operator's start to its end
 *
 * Lines count from 0, columns in characters from 0, both within the segment.
 * Source: CPython 3.14 Lib/traceback.py (_extract_caret_anchors_from_line_segment).
 */
#ifndef GENSTEP_INTERP_CARET_H
#define GENSTEP_INTERP_CARET_H

#include <stdbool.h>
#include <stddef.h>

typedef struct CaretAnchors {
    int left_line;
    int left_column;
    int right_line;
    int right_column; /* exclusive */
} CaretAnchors;

/* `segment`: the source of the range, UTF-8. False when it is no binary operation, subscript or
 * call. */
bool caret_find_anchors(const char *segment, size_t size, CaretAnchors *anchors);

/*
 * Whether the statement is `return f(...)` or `name = call(...)` and the range
 * is just that call, from column `start` of its first line to column `end` of
 * its last: then carets would say nothing.
 */
bool caret_is_plain_call(const char *statement, size_t size, int start, int end);

#endif
