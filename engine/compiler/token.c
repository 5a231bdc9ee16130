#include "engine/compiler/token.h"

#include "engine/base/word.h"

typedef struct Keyword {
    char name[WORD_SIZE + 1];
    uint8_t size;
    uint8_t kind;
} Keyword;

/* Each keyword has a slot of its own: a number that was found by trying makes it so. */
#define SLOT_FACTOR UINT64_C(0xb57c8e05e3c9b0e1)
enum { SLOT_BITS = 6 };
static const Keyword keywords[1 << SLOT_BITS] = {
    [2] = {"pass", 4, KEYWORD_PASS},
    [4] = {"if", 2, KEYWORD_IF},
    [6] = {"return", 6, KEYWORD_RETURN},
    [7] = {"await", 5, KEYWORD_AWAIT},
    [10] = {"or", 2, KEYWORD_OR},
    [12] = {"with", 4, KEYWORD_WITH},
    [13] = {"nonlocal", 8, KEYWORD_NONLOCAL},
    [15] = {"True", 4, KEYWORD_TRUE},
    [16] = {"False", 5, KEYWORD_FALSE},
    [17] = {"else", 4, KEYWORD_ELSE},
    [18] = {"except", 6, KEYWORD_EXCEPT},
    [21] = {"not", 3, KEYWORD_NOT},
    [23] = {"yield", 5, KEYWORD_YIELD},
    [24] = {"is", 2, KEYWORD_IS},
    [26] = {"break", 5, KEYWORD_BREAK},
    [28] = {"finally", 7, KEYWORD_FINALLY},
    [29] = {"async", 5, KEYWORD_ASYNC},
    [33] = {"class", 5, KEYWORD_CLASS},
    [35] = {"for", 3, KEYWORD_FOR},
    [36] = {"while", 5, KEYWORD_WHILE},
    [37] = {"continue", 8, KEYWORD_CONTINUE},
    [39] = {"def", 3, KEYWORD_DEF},
    [41] = {"None", 4, KEYWORD_NONE},
    [42] = {"assert", 6, KEYWORD_ASSERT},
    [45] = {"as", 2, KEYWORD_AS},
    [47] = {"elif", 4, KEYWORD_ELIF},
    [48] = {"and", 3, KEYWORD_AND},
    [49] = {"raise", 5, KEYWORD_RAISE},
    [51] = {"global", 6, KEYWORD_GLOBAL},
    [53] = {"try", 3, KEYWORD_TRY},
    [55] = {"from", 4, KEYWORD_FROM},
    [56] = {"lambda", 6, KEYWORD_LAMBDA},
    [60] = {"del", 3, KEYWORD_DEL},
    [61] = {"in", 2, KEYWORD_IN},
    [63] = {"import", 6, KEYWORD_IMPORT},
};

TokenKind keyword_find(const char *name, size_t size) {
    uint64_t word = word_start(word_load(name), size);
    const Keyword *keyword = &keywords[word * SLOT_FACTOR >> (64 - SLOT_BITS)];
    bool found = (keyword->size == size) & (word_load(keyword->name) == word);
    return found ? (TokenKind)keyword->kind : TOKEN_NAME;
}
