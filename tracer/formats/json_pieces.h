/*
 * json_pieces.h - finds the elements of a large JSON document without parsing them.
 *
 * A trace may be larger than memory would hold as a tree: it is cut into its
 * events here, and each is parsed for itself. Only brackets and strings are
 * looked at; whether a piece is JSON, its parser will say.
 */
#ifndef GENSTEP_TRACER_FORMATS_JSON_PIECES_H
#define GENSTEP_TRACER_FORMATS_JSON_PIECES_H

#include <stdbool.h>

#include "engine/base/buffer.h"

typedef struct Piece {
    const char *at; /* NULL: there is none */
    const char *end;
} Piece;

typedef enum PieceResult {
    PIECE_FOUND,
    PIECE_END,      /* the closing bracket; the walk stands behind it */
    PIECE_CUT_OFF,  /* the text ends too early */
    PIECE_NOT_JSON, /* something stands in the wrong place */
} PieceResult;

/* A walk over the elements of an array or the values of an object. */
typedef struct PieceWalk {
    const char *at;
    const char *end;
    bool begun;
} PieceWalk;

/* `text` begins with the opening bracket. */
PieceWalk piece_walk(Piece text);
/* `key` NULL: an array; otherwise the key, with its quotes. */
PieceResult piece_next(PieceWalk *walk, Piece *key, Piece *value);

bool piece_is(Piece piece, const char *text);
const char *piece_skip_space(const char *at, const char *end);

/* The value of an object's field; nothing when it has none. */
Piece piece_field(Piece object, const char *quoted_name);

/* Where the walk's next element begins, to be read without being walked over; NULL at the end, or
 * when something is in the way. */
const char *piece_peek(const PieceWalk *walk);
/* Goes on behind an element that was peeked at. */
void piece_step(PieceWalk *walk, const char *behind);

/* The text of a string field of an object, decoded, NULs included. For pieces that were parsed
 * before: strings of a JsonItem end at their first NUL. */
void piece_decode_field(Piece object, const char *quoted_name, Buffer *out);

#endif
