#include "ui/tui/source_lines.h"

#include <string.h>

#include "engine/base/memory.h"

/* Lines end as Python's do: \n, \r\n or \r. */
static void split(SourceText *text) {
    int capacity = 0;
    const char *at = text->source;
    while (*at != '\0') {
        if (text->line_count == capacity) {
            capacity = capacity * 2 + 64;
            text->lines = memory_resize(text->lines, (size_t)capacity, sizeof(SourceLine));
        }
        size_t size = strcspn(at, "\r\n");
        text->lines[text->line_count++] = (SourceLine){at, size};
        at += size;
        at += at[0] == '\r' && at[1] == '\n' ? 2 : at[0] != '\0';
    }
}

const SourceText *source_lines_of(SourceLines *all, const char *source) {
    for (int i = 0; i < all->count; i++) {
        if (all->texts[i].source == source) {
            return &all->texts[i];
        }
    }
    all->texts = memory_resize(all->texts, (size_t)all->count + 1, sizeof(SourceText));
    SourceText *text = &all->texts[all->count++];
    *text = (SourceText){.source = source};
    split(text);
    return text;
}

void source_lines_done(SourceLines *all) {
    for (int i = 0; i < all->count; i++) {
        memory_free(all->texts[i].lines);
    }
    memory_free(all->texts);
    *all = (SourceLines){0};
}
