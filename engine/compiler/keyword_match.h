/*
 * keyword_match.h - the keywords that a misspelt word may stand for.
 *
 * Source: CPython 3.14 Lib/traceback.py (_find_keyword_typos), Lib/difflib.py
 * (get_close_matches), Lib/keyword.py (kwlist).
 */
#ifndef GENSTEP_COMPILER_KEYWORD_MATCH_H
#define GENSTEP_COMPILER_KEYWORD_MATCH_H

#include <stddef.h>

enum { KEYWORD_MATCHES_MAX = 3 };

/* Finds up to three keywords for a word (UTF-8), the likeliest first; returns how many. */
int keyword_match(const char *word, size_t size, const char *matches[KEYWORD_MATCHES_MAX]);

#endif
