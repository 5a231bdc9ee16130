#include "engine/compiler/token.h"

#include <limits.h>
#include <string.h>

#define IS(word, kind)                                                                             \
    if (memcmp(name, word, sizeof word - 1) == 0)                                                  \
    return kind

/* How long the keywords are that start with a letter, a bit each: most names are none of them. */
static const uint16_t keyword_sizes[UCHAR_MAX + 1] = {
    ['F'] = 1 << 5,
    ['N'] = 1 << 4,
    ['T'] = 1 << 4,
    ['a'] = 1 << 2 | 1 << 3 | 1 << 5 | 1 << 6,
    ['b'] = 1 << 5,
    ['c'] = 1 << 5 | 1 << 8,
    ['d'] = 1 << 3,
    ['e'] = 1 << 4 | 1 << 6,
    ['f'] = 1 << 3 | 1 << 4 | 1 << 7,
    ['g'] = 1 << 6,
    ['i'] = 1 << 2 | 1 << 6,
    ['l'] = 1 << 6,
    ['n'] = 1 << 3 | 1 << 8,
    ['o'] = 1 << 2,
    ['p'] = 1 << 4,
    ['r'] = 1 << 5 | 1 << 6,
    ['t'] = 1 << 3,
    ['w'] = 1 << 4 | 1 << 5,
    ['y'] = 1 << 5,
};

TokenKind keyword_find(const char *name, size_t size) {
    if (size > 8 || (keyword_sizes[(unsigned char)name[0]] >> size & 1) == 0) {
        return TOKEN_NAME;
    }
    switch (size) {
    case 2:
        IS("in", KEYWORD_IN);
        IS("if", KEYWORD_IF);
        IS("is", KEYWORD_IS);
        IS("as", KEYWORD_AS);
        IS("or", KEYWORD_OR);
        break;
    case 3:
        IS("def", KEYWORD_DEF);
        IS("for", KEYWORD_FOR);
        IS("not", KEYWORD_NOT);
        IS("and", KEYWORD_AND);
        IS("try", KEYWORD_TRY);
        IS("del", KEYWORD_DEL);
        break;
    case 4:
        switch (name[0]) {
        case 'N': IS("None", KEYWORD_NONE); break;
        case 'T': IS("True", KEYWORD_TRUE); break;
        case 'e':
            IS("else", KEYWORD_ELSE);
            IS("elif", KEYWORD_ELIF);
            break;
        case 'f': IS("from", KEYWORD_FROM); break;
        case 'p': IS("pass", KEYWORD_PASS); break;
        case 'w': IS("with", KEYWORD_WITH); break;
        default: break;
        }
        break;
    case 5:
        switch (name[0]) {
        case 'F': IS("False", KEYWORD_FALSE); break;
        case 'a':
            IS("await", KEYWORD_AWAIT);
            IS("async", KEYWORD_ASYNC);
            break;
        case 'b': IS("break", KEYWORD_BREAK); break;
        case 'c': IS("class", KEYWORD_CLASS); break;
        case 'r': IS("raise", KEYWORD_RAISE); break;
        case 'w': IS("while", KEYWORD_WHILE); break;
        case 'y': IS("yield", KEYWORD_YIELD); break;
        default: break;
        }
        break;
    case 6:
        switch (name[0]) {
        case 'a': IS("assert", KEYWORD_ASSERT); break;
        case 'e': IS("except", KEYWORD_EXCEPT); break;
        case 'g': IS("global", KEYWORD_GLOBAL); break;
        case 'i': IS("import", KEYWORD_IMPORT); break;
        case 'l': IS("lambda", KEYWORD_LAMBDA); break;
        case 'r': IS("return", KEYWORD_RETURN); break;
        default: break;
        }
        break;
    case 7: IS("finally", KEYWORD_FINALLY); break;
    case 8:
        IS("continue", KEYWORD_CONTINUE);
        IS("nonlocal", KEYWORD_NONLOCAL);
        break;
    default: break;
    }
    return TOKEN_NAME;
}

#undef IS
