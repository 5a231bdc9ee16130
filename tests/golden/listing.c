#include "tests/golden/listing.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"

typedef struct ListedCode {
    char *title; /* "gen, line 1 of tests/golden/x.py"; NULL: not the program's own */
    int number;  /* in the listing, by first use; -1 before */
} ListedCode;

typedef struct Listing {
    Buffer *out;
    bool *executed;    /* by opcode */
    ListedCode *codes; /* by the trace's id */
    size_t code_count;
    int numbers;        /* given so far */
    char *resumed;      /* by frame number: 1 once it has executed RESUME */
    size_t frame_count; /* in `resumed` */
    int number;         /* the run: which code, from where to where; -1: none */
    int first, last, after;
} Listing;

/* The text after `"key":` in a JSON line, or NULL. Inside strings the quotes are escaped. */
static const char *find_key(const char *line, const char *key) {
    size_t size = strlen(key);
    for (const char *at = line; (at = strstr(at, key)) != NULL; at += size) {
        if (at > line && at[-1] == '"' && at[size] == '"' && at[size + 1] == ':') {
            return at + size + 2 + strspn(at + size + 2, " ");
        }
    }
    return NULL;
}

static bool find_number(const char *line, const char *key, int *number) {
    const char *at = find_key(line, key);
    return at != NULL && sscanf(at, "%d", number) == 1;
}

static bool has_kind(const char *line, const char *kind) {
    const char *at = find_key(line, "kind");
    size_t size = strlen(kind);
    return at != NULL && at[0] == '"' && strncmp(at + 1, kind, size) == 0 && at[size + 1] == '"';
}

static const char *without_prefix(const char *text, const char *prefix) {
    size_t size = strlen(prefix);
    return strncmp(text, prefix, size) == 0 ? text + size : text;
}

static bool code_line(Listing *listing, const char *line, const char *here, const char *folder) {
    cJSON *code = cJSON_Parse(line);
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(code, "id");
    const cJSON *qualname = cJSON_GetObjectItemCaseSensitive(code, "qualname");
    const cJSON *first = cJSON_GetObjectItemCaseSensitive(code, "firstlineno");
    const cJSON *filename = cJSON_GetObjectItemCaseSensitive(code, "filename");
    bool good = cJSON_IsNumber(id) && id->valueint >= 0 && cJSON_IsString(qualname) &&
                cJSON_IsNumber(first) && cJSON_IsString(filename);
    if (good) {
        size_t index = (size_t)id->valueint;
        while (listing->code_count <= index) {
            listing->codes =
                memory_resize(listing->codes, listing->code_count + 1, sizeof(ListedCode));
            listing->codes[listing->code_count++] = (ListedCode){NULL, -1};
        }
        const char *file = without_prefix(filename->valuestring, here);
        if (strncmp(file, folder, strlen(folder)) == 0) {
            Buffer title = {0};
            buffer_add_format(&title, "%s, line %d of %s", qualname->valuestring, first->valueint,
                              file);
            memory_free(listing->codes[index].title);
            listing->codes[index] = (ListedCode){buffer_take(&title), -1};
        }
    }
    cJSON_Delete(code);
    return good;
}

static void end_run(Listing *listing) {
    if (listing->number >= 0) {
        buffer_add_format(listing->out, "%d: %d", listing->number, listing->first);
        if (listing->last != listing->first) {
            buffer_add_format(listing->out, "-%d", listing->last);
        }
        buffer_add_byte(listing->out, '\n');
    }
    listing->number = -1;
}

static void add_event(Listing *listing, ListedCode *code, int opcode, int offset) {
    if (code->number < 0) {
        end_run(listing);
        code->number = listing->numbers++;
        buffer_add_format(listing->out, "code %d is %s\n", code->number, code->title);
    }
    if (listing->number != code->number || listing->after != offset) {
        end_run(listing);
        listing->number = code->number;
        listing->first = offset;
    }
    listing->last = offset;
    listing->after = offset + 2 + 2 * opcode_caches(opcode);
}

/* Whether this frame has executed RESUME before; notes it when this is a RESUME. */
static bool frame_has_resumed(Listing *listing, size_t frame, int opcode) {
    if (frame >= listing->frame_count) {
        size_t count = frame * 2 + 64;
        listing->resumed = memory_resize(listing->resumed, count, 1);
        memset(listing->resumed + listing->frame_count, 0, count - listing->frame_count);
        listing->frame_count = count;
    }
    if (opcode == OP_RESUME) {
        listing->resumed[frame] = 1;
    }
    return listing->resumed[frame] != 0;
}

/* The opcode that a key names, marked as executed; -1 when there is no such key or opcode. */
static int find_opcode(Listing *listing, const char *line, const char *key) {
    const char *at = find_key(line, key);
    char name[64];
    int opcode = at != NULL && sscanf(at, "\"%63[^\"]", name) == 1 ? opcode_from_name(name) : -1;
    if (opcode >= 0 && opcode < OPCODE_COUNT) {
        listing->executed[opcode] = true;
    }
    return opcode;
}

static bool instruction_line(Listing *listing, const char *line) {
    int id, offset, frame;
    int opcode = find_opcode(listing, line, "op");
    find_opcode(listing, line, "specialized");
    if (!find_number(line, "code", &id) || !find_number(line, "offset", &offset) ||
        !find_number(line, "frame", &frame) || opcode < 0 || id < 0 ||
        (size_t)id >= listing->code_count || frame < 0) {
        return false;
    }
    bool resumed = frame_has_resumed(listing, (size_t)frame, opcode);
    if (resumed && opcode != OP_RESUME && opcode != OP_END_FOR &&
        listing->codes[id].title != NULL) {
        add_event(listing, &listing->codes[id], opcode, offset);
    }
    return true;
}

bool listing_add(Buffer *out, char *trace, const char *here, const char *folder, bool *executed,
                 const char **problem) {
    Listing listing = {.out = out, .executed = executed, .number = -1};
    bool ended = false;
    *problem = NULL;
    for (char *line = trace; *line != '\0' && *problem == NULL;) {
        char *end = strchr(line, '\n');
        char *next = end == NULL ? line + strlen(line) : end + 1;
        if (end != NULL) {
            *end = '\0';
        }
        if (has_kind(line, "code")) {
            *problem = code_line(&listing, line, here, folder) ? NULL : "bad code line";
        } else if (has_kind(line, "instruction")) {
            *problem = instruction_line(&listing, line) ? NULL : "bad instruction line";
        } else if (has_kind(line, "end")) {
            ended = true;
        }
        line = next;
    }
    end_run(&listing);
    if (*problem == NULL && !ended) {
        *problem = "no end line";
    }
    for (size_t i = 0; i < listing.code_count; i++) {
        memory_free(listing.codes[i].title);
    }
    memory_free(listing.codes);
    memory_free(listing.resumed);
    return *problem == NULL;
}
