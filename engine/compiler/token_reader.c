#include "engine/compiler/token_reader.h"

#include "engine/base/memory.h"

TokenReader *token_reader_new(const char *text, size_t size) {
    TokenReader *reader = memory_alloc(sizeof(TokenReader));
    arena_init(&reader->arena);
    text_pool_init(&reader->texts, &reader->arena);
    source_decode(&reader->source, text, size, &reader->arena);
    reader->warnings = (Diagnostics){0};
    tokenizer_init(&reader->tokenizer, &reader->source, &reader->texts, &reader->warnings);
    return reader;
}

void token_reader_free(TokenReader *reader) {
    tokenizer_done(&reader->tokenizer);
    diagnostics_done(&reader->warnings);
    source_done(&reader->source);
    text_pool_done(&reader->texts);
    arena_done(&reader->arena);
    memory_free(reader);
}
