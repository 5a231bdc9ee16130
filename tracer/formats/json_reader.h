/*
 * json_reader.h - reading fields of a trace, and saying what is wrong with them. Private to the
 * files that read JSON.
 *
 * The first thing that is wrong is kept, with the way to it ("events[3].stack[0].type"); after
 * that everything reads as some harmless default, so that callers check once.
 */
#ifndef GENSTEP_TRACER_FORMATS_JSON_READER_H
#define GENSTEP_TRACER_FORMATS_JSON_READER_H

#include "tracer/formats/json_pieces.h"
#include "tracer/formats/json_tree.h"
#include "tracer/trace_writer.h"

/* Texts in the document, and what is now as they say. */
typedef struct FrameText {
    uint32_t number; /* 0: nothing is known */
    Piece locals;
} FrameText;

typedef struct ObjectText {
    uint32_t number;
    Piece text;
} ObjectText;

enum { FRAME_TEXTS = 256, OBJECT_TEXTS = 1 << 15 };

typedef struct JsonReader {
    Trace *trace;
    TraceWriter writer;
    char **error;         /* *error set: reading has failed */
    Buffer path;          /* where in the document we are */
    uint32_t next_hidden; /* object numbers for namespaces a file does not number, from the top */
    uint64_t last_seq;
    uint64_t seq_capacity;
    bool has_header, has_end;
    /* Of the quick way (json_read_fast.c): */
    FrameText frame_texts[FRAME_TEXTS];
    ObjectText *object_texts; /* OBJECT_TEXTS of them */
    Piece exc_text;           /* what "exc" said last; the state is as it says */
    TraceValue *values;       /* scratch */
    size_t value_capacity;
    Buffer payload;
} JsonReader;

bool reader_failed(const JsonReader *reader);
/* Notes what is wrong with the field `name` (NULL: with all) of where we are. */
void reader_complain(JsonReader *reader, const char *name, const char *what);

/* Steps into a part of the document (`index` -1: not into an array); what is returned leads back
 * out. */
size_t reader_enter(JsonReader *reader, const char *name, int index);
void reader_leave(JsonReader *reader, size_t before);

const char *reader_need_text(JsonReader *reader, const JsonItem *object, const char *name);
const char *reader_text_or(JsonReader *reader, const JsonItem *object, const char *name,
                           const char *fallback);
/* A whole number between `low` and `high`. */
double reader_need_number(JsonReader *reader, const JsonItem *object, const char *name, double low,
                          double high);
int reader_need_int(JsonReader *reader, const JsonItem *object, const char *name, int low,
                    int high);
int reader_int_or(JsonReader *reader, const JsonItem *object, const char *name, int low, int high,
                  int fallback);
/* The number of a frame, generator or object; 0 where the field is left out. */
uint32_t reader_number_or_none(JsonReader *reader, const JsonItem *object, const char *name);
bool reader_bool_or_false(JsonReader *reader, const JsonItem *object, const char *name);
const JsonItem *reader_need_array(JsonReader *reader, const JsonItem *object, const char *name);
const JsonItem *reader_array_or_none(JsonReader *reader, const JsonItem *object, const char *name);
/* A name that stands for a number; number_of says -1 for those that do not. */
int reader_need_name(JsonReader *reader, const JsonItem *object, const char *name,
                     int (*number_of)(const char *name));

/* json_read_fast.c: an instruction event of the usual shape; where it ends, or NULL: it is to be
 * read the long way. */
const char *json_read_fast_event(JsonReader *reader, const char *at, const char *end);
/* What the quick way knows of an object or frame is not true any more. */
void reader_forget_object(JsonReader *reader, uint32_t number);
void reader_forget_frame(JsonReader *reader, uint32_t number);

/* json_read_code.c */
void json_read_code(JsonReader *reader, const JsonItem *item);
/* json_read_event.c; `piece` is the text of the event. */
void json_read_event(JsonReader *reader, const JsonItem *event, Piece piece);
/* A value: {"type", "repr", "object"}, null, or a cell with what it holds. */
TraceValue reader_value(JsonReader *reader, const JsonItem *item);
/* The name of the type that a namespace has: dict, or what was shown of it as a value. */
uint32_t reader_namespace_type(JsonReader *reader, uint32_t number);
/* Writes the event of an instruction: `values` are its stack, `slots` all fast locals (NULL: as
 * they were). */
void reader_apply_instruction(JsonReader *reader, StateFrame *frame, int unit, int opcode,
                              const TraceValue *values, int depth, const TraceValue *slots);

#endif
