#include "engine/compiler/keyword_typo.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/compiler/compiler.h"
#include "engine/compiler/keyword_match.h"
#include "engine/compiler/parser.h"
#include "engine/compiler/token_reader.h"
#include "engine/unicode/unicode.h"

enum {
    CODE_MAX = 1024, /* characters; CPython looks at no more */
    NAMES_MAX = 10,  /* likewise, names that are no keywords */
};

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* The code around the error, from the last statement that was understood to the error's line. */
typedef struct Snippet {
    Buffer code;    /* dedented */
    int error_line; /* within the code, from 1; 0: any line will do */
} Snippet;

/* ---- lines, as str.splitlines has them ---- */

/* The end of the line at `at`; *next is where the next one starts. */
static const char *line_end(const char *at, const char *end, const char **next) {
    while (at < end) {
        size_t length;
        uint32_t character = unicode_decode(at, (size_t)(end - at), &length);
        if (character != UNICODE_INVALID && unicode_is_line_break(character)) {
            bool both = character == '\r' && at + 1 < end && at[1] == '\n';
            *next = at + (both ? 2 : length);
            return at;
        }
        at += length;
    }
    *next = end;
    return end;
}

static bool is_blank(const char *at, const char *end) {
    while (at < end) {
        size_t length;
        uint32_t character = unicode_decode(at, (size_t)(end - at), &length);
        if (character == UNICODE_INVALID || !unicode_is_space(character)) {
            return false;
        }
        at += length;
    }
    return true;
}

/* Whether open(...).read() would read it. */
static bool is_utf8(const char *source, size_t size) {
    for (size_t i = 0, length; i < size; i += length) {
        uint32_t character = unicode_decode(source + i, size - i, &length);
        if (character == UNICODE_INVALID || unicode_is_surrogate(character)) {
            return false;
        }
    }
    return true;
}

/* ---- the snippet ---- */

/* The indentation that all lines have in common (textwrap.dedent). */
static size_t common_indentation(const Buffer *lines) {
    const char *first = NULL;
    size_t margin = 0;
    const char *end = lines->data + lines->size;
    for (const char *at = lines->data, *next; at < end; at = next) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        next = stop == NULL ? end : stop + 1;
        stop = stop == NULL ? end : stop;
        if (is_blank(at, stop)) {
            continue;
        }
        size_t size = 0;
        if (first == NULL) {
            first = at;
            margin = strspn(at, " \t");
        }
        while (size < margin && at + size < stop && at[size] == first[size]) {
            size++;
        }
        margin = size;
    }
    return margin;
}

static void add_dedented(Buffer *code, const Buffer *lines) {
    size_t margin = common_indentation(lines);
    const char *end = lines->data + lines->size;
    for (const char *at = lines->data, *next; at < end; at = next) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        next = stop == NULL ? end : stop + 1;
        stop = stop == NULL ? end : stop;
        if (!is_blank(at, stop)) {
            buffer_add(code, at + margin, (size_t)(stop - at) - margin);
        }
        buffer_add(code, stop, (size_t)(next - stop));
    }
}

/* Lines `first` to `last` (from 1) of the text; false when there are none or too many. */
static bool snippet_take(Snippet *snippet, const char *text, size_t size, int first, int last) {
    Buffer lines = {0};
    const char *end = text + size;
    int line = 1;
    for (const char *at = text, *next; at < end && line <= last; at = next, line++) {
        const char *stop = line_end(at, end, &next);
        if (line >= first) {
            if (line > first) {
                buffer_add_byte(&lines, '\n');
            }
            buffer_add(&lines, at, (size_t)(stop - at));
        }
    }
    if (lines.size > 0) {
        add_dedented(&snippet->code, &lines);
    }
    buffer_done(&lines);
    return snippet->code.size > 0 &&
           unicode_count(snippet->code.data, snippet->code.size) <= CODE_MAX;
}

static bool snippet_init(Snippet *snippet, const Diagnostic *error, const char *source, size_t size,
                         bool is_file) {
    *snippet = (Snippet){0};
    if (is_file && is_utf8(source, size)) {
        int first = error->statement_line > 0 ? error->statement_line : 1;
        snippet->error_line = error->line - first + 1;
        return snippet_take(snippet, source, size, first, error->line);
    }
    return error->text != NULL && snippet_take(snippet, error->text, error->text_size, 1, 1);
}

/* ---- trying a change ---- */

typedef enum Verdict { VERDICT_BAD, VERDICT_GOOD, VERDICT_GIVE_UP } Verdict;

static bool is_syntax_error(const Diagnostic *error) {
    return error->kind == DIAGNOSTIC_SYNTAX_ERROR || error->kind == DIAGNOSTIC_INDENTATION_ERROR ||
           error->kind == DIAGNOSTIC_TAB_ERROR;
}

static void take_warnings(Diagnostics *from, Diagnostics *to) {
    for (size_t i = 0; i < from->warning_count; i++) {
        Diagnostic *warning =
            diagnostics_add_warning(to, from->warnings[i].kind, "%s", from->warnings[i].message);
        warning->line = from->warnings[i].line;
        warning->of_attempt = true;
    }
}

/* Good: it parses, or it would if it went on. Give up: no syntax error, but another one. */
static Verdict parse_code(const Buffer *code, Diagnostics *diagnostics) {
    Arena arena;
    TextPool texts;
    arena_init(&arena);
    text_pool_init(&texts, &arena);
    const Module *module = parse_module(code->data, code->size, &arena, &texts, diagnostics, NULL);
    Verdict verdict = VERDICT_GOOD;
    if (module == NULL) {
        verdict = is_syntax_error(&diagnostics->error) ? VERDICT_BAD : VERDICT_GIVE_UP;
    }
    text_pool_done(&texts);
    arena_done(&arena);
    return verdict;
}

static Verdict compile_code(const Buffer *code, Diagnostics *warnings) {
    Diagnostics found = {0};
    CompileOptions options = {.no_suggestions = true};
    Program *program = compile_source(code->data, code->size, "<input>", &options, &found);
    Verdict verdict = VERDICT_GOOD;
    if (program != NULL) {
        program_free(program);
    } else {
        verdict = is_syntax_error(&found.error) ? VERDICT_BAD : VERDICT_GIVE_UP;
    }
    take_warnings(&found, warnings);
    diagnostics_done(&found);
    return verdict;
}

/* codeop.compile_command: code that is merely unfinished counts as good. */
static Verdict try_code(Buffer *code, Diagnostics *warnings) {
    if (code->size >= 3 && memcmp(code->data, byte_order_mark, 3) == 0) {
        return VERDICT_BAD; /* a str may not start with one */
    }
    Diagnostics found = {0};
    Verdict verdict = parse_code(code, &found);
    diagnostics_done(&found);
    if (verdict != VERDICT_BAD) {
        return verdict == VERDICT_GOOD ? compile_code(code, warnings) : verdict;
    }
    buffer_add_byte(code, '\n');
    verdict = parse_code(code, &found);
    if (verdict == VERDICT_BAD && found.error.incomplete) {
        verdict = VERDICT_GOOD;
    }
    diagnostics_done(&found);
    if (verdict == VERDICT_BAD) {
        code->data[--code->size] = '\0';
        return compile_code(code, warnings); /* for its warnings */
    }
    return verdict;
}

/* ---- the names of the line ---- */

static int column(const char *line, const char *at) {
    return (int)unicode_count(line, (size_t)(at - line)) + 1;
}

/* The error as it is to be printed: the line of the code, the name marked. */
static void set_suggestion(Diagnostic *error, const Buffer *code, const char *name,
                           const char *name_end, const char *keyword) {
    const char *line = name;
    while (line > code->data && line[-1] != '\n') {
        line--;
    }
    Buffer text = {0};
    buffer_add(&text, line, strcspn(line, "\n"));
    buffer_add_byte(&text, '\n');
    Buffer message = {0};
    buffer_add_format(&message, "invalid syntax. Did you mean '%s'?", keyword);
    memory_free(error->text);
    memory_free(error->message);
    error->text_size = text.size;
    error->text = buffer_take(&text);
    error->message = buffer_take(&message);
    error->end_line = error->line;
    error->column = column(line, name);
    error->end_column = column(line, name_end);
}

/* Tries the keywords that a name resembles. Good: the error says so now. */
static Verdict try_name(Diagnostics *diagnostics, const Buffer *code, const char *name,
                        const char *name_end) {
    const char *matches[KEYWORD_MATCHES_MAX];
    int count = keyword_match(name, (size_t)(name_end - name), matches);
    for (int i = 0; i < count; i++) {
        Buffer changed = {0};
        buffer_add(&changed, code->data, (size_t)(name - code->data));
        buffer_add_string(&changed, matches[i]);
        buffer_add_string(&changed, name_end);
        Verdict verdict = try_code(&changed, diagnostics);
        buffer_done(&changed);
        if (verdict == VERDICT_GOOD) {
            set_suggestion(&diagnostics->error, code, name, name_end, matches[i]);
        }
        if (verdict != VERDICT_BAD) {
            return verdict;
        }
    }
    return VERDICT_BAD;
}

static void try_names(Diagnostics *diagnostics, const Snippet *snippet, Tokenizer *tokenizer) {
    const Buffer *code = &snippet->code;
    bool has_mark = code->size >= 3 && memcmp(code->data, byte_order_mark, 3) == 0;
    size_t mark_size = has_mark ? 3 : 0;
    const char *text = tokenizer->source->text;
    int names_left = NAMES_MAX;
    Token token;
    for (;;) {
        tokenizer_next(tokenizer, &token);
        if (token.kind == TOKEN_ERROR || token.kind == TOKEN_ENDMARKER) {
            return;
        }
        /* To Python's tokenize a byte-order mark is part of the word behind it. */
        bool marked = mark_size > 0 && token.start == text;
        bool is_name = token.kind == TOKEN_NAME || (marked && token.kind >= KEYWORD_FALSE);
        if (!is_name || (snippet->error_line > 0 && token.location.line != snippet->error_line)) {
            continue;
        }
        if (names_left-- == 0) {
            return;
        }
        const char *name = snippet->code.data + mark_size + (token.start - text);
        const char *name_end = name + token.size;
        if (marked) {
            name -= mark_size;
        }
        if (try_name(diagnostics, &snippet->code, name, name_end) != VERDICT_BAD) {
            return;
        }
    }
}

void keyword_typo_suggest(Diagnostics *diagnostics, const char *source, size_t size, bool is_file) {
    const Diagnostic *error = &diagnostics->error;
    if (!is_syntax_error(error) || (strcmp(error->message, "invalid syntax") != 0 &&
                                    strstr(error->message, "Perhaps you forgot a comma") == NULL)) {
        return;
    }
    Snippet snippet;
    if (snippet_init(&snippet, error, source, size, is_file)) {
        TokenReader *reader = token_reader_new(snippet.code.data, snippet.code.size);
        try_names(diagnostics, &snippet, &reader->tokenizer);
        token_reader_free(reader);
    }
    buffer_done(&snippet.code);
}
