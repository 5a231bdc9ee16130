#include "tests/unit/sequence_text.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "engine/bytecode/exception_table.h"
#include "engine/bytecode/location_table.h"
#include "engine/compiler/opcode_sets.h"

enum { LONGEST_WORD = 64 };

/* ---- reading ---- */

/* Copies the next word (up to a blank or `;`) and moves behind it; false at the end. */
static bool next_word(const char **text, char word[LONGEST_WORD]) {
    size_t size = 0;
    *text += strspn(*text, " ");
    while ((*text)[size] != '\0' && (*text)[size] != ' ' && (*text)[size] != ';') {
        size++;
    }
    ck_assert(size < LONGEST_WORD);
    memcpy(word, *text, size);
    word[size] = '\0';
    *text += size;
    return size > 0;
}

static Location location_from_text(const char *word) {
    if (word[1] == '-') {
        return LOCATION_NONE;
    }
    if (word[1] == '>') {
        return LOCATION_NEXT;
    }
    int line = atoi(word + 1);
    return (Location){line, line, 0, 0};
}

/* Labels by name: the number of `name` among those seen, added if it is new. */
static Label find_label(InstructionSequence *sequence, TextPool *texts, NameIndex *names,
                        const char *name) {
    int known = names->count;
    int index = name_index_add(names, sequence->arena, text_intern_string(texts, name));
    if (names->count > known) {
        ck_assert_int_eq(sequence_new_label(sequence).id, index);
    }
    return (Label){index};
}

InstructionSequence *sequence_from_text(Arena *arena, const char *text) {
    InstructionSequence *sequence = sequence_new(arena);
    NameIndex labels = {0};
    TextPool texts;
    text_pool_init(&texts, arena);
    char word[LONGEST_WORD];
    while (next_word(&text, word)) {
        size_t size = strlen(word);
        if (word[size - 1] == ':') {
            word[size - 1] = '\0';
            sequence_use_label(sequence, find_label(sequence, &texts, &labels, word));
            text += *text == ';';
            continue;
        }
        int opcode = opcode_from_name(word);
        ck_assert_msg(opcode >= 0, "no opcode %s", word);
        int oparg = 0;
        Label target = LABEL_NONE;
        Location location = {1, 1, 0, 0};
        while (next_word(&text, word)) {
            if (word[0] == '@') {
                location = location_from_text(word);
            } else if (opcode_has_target(opcode)) {
                target = find_label(sequence, &texts, &labels, word);
            } else {
                oparg = atoi(word);
            }
        }
        if (opcode_has_target(opcode)) {
            sequence_add_jump(sequence, opcode, target, location);
        } else {
            sequence_add(sequence, opcode, oparg, location);
        }
        text += *text == ';';
    }
    text_pool_done(&texts);
    return sequence;
}

static const Constant *parse_constant(Program *program, const char **text);

/* The items up to `close`, separated by `,` or `:`. */
static const Constant *parse_items(Program *program, const char **text, ConstantKind kind,
                                   char close) {
    const Constant *items[64];
    size_t count = 0;
    while (**text != close) {
        ck_assert(count < sizeof items / sizeof items[0]);
        items[count++] = parse_constant(program, text);
        *text += **text == ',' || **text == ':';
    }
    ++*text;
    return constant_sequence(&program->arena, kind, items, count);
}

static const Text *parse_text(Program *program, const char **text) {
    const char *start = ++*text;
    while (**text != '\'') {
        ck_assert(**text != '\0');
        ++*text;
    }
    return text_intern(&program->texts, start, (size_t)((*text)++ - start));
}

static const Constant *parse_number(Program *program, const char **text) {
    size_t size = strcspn(*text, " ,:)]");
    char *end = NULL;
    const Constant *constant = NULL;
    if (memchr(*text, '.', size) != NULL || memchr(*text, 'n', size) != NULL) {
        double real = strtod(*text, &end);
        constant = constant_float(&program->arena, real);
        if (end != *text + size) { /* real+imaginary j */
            constant = constant_complex(&program->arena, real, strtod(end, &end));
            end++;
        }
    } else {
        constant = constant_int(&program->arena, strtoll(*text, &end, 10));
    }
    ck_assert_ptr_eq(end, *text + size);
    *text = end;
    return constant;
}

static const Constant *parse_constant(Program *program, const char **text) {
    switch (**text) {
    case 'N': ++*text; return constant_none();
    case 'T': ++*text; return constant_true();
    case 'F': ++*text; return constant_false();
    case '\'': return constant_str(&program->arena, parse_text(program, text));
    case 'b': ++*text; return constant_bytes(&program->arena, parse_text(program, text));
    case '(': ++*text; return parse_items(program, text, CONSTANT_TUPLE, ')');
    case '[': ++*text; return parse_items(program, text, CONSTANT_SLICE, ']');
    default: return parse_number(program, text);
    }
}

const Constant *constant_from_text(Program *program, const char *text) {
    const Constant *constant = parse_constant(program, &text);
    ck_assert_int_eq(*text, '\0');
    return constant;
}

void constants_from_text(ConstantIndex *consts, Program *program, const char *text) {
    while (*(text += strspn(text, " ")) != '\0') {
        constant_index_add(consts, &program->arena, parse_constant(program, &text));
    }
}

/* ---- writing ---- */

static void separate(Buffer *out) {
    if (out->size != 0) {
        buffer_add_string(out, "; ");
    }
}

static void instruction_to_text(const FlowInstruction *item, Buffer *out) {
    separate(out);
    buffer_add_string(out, opcode_name(item->opcode));
    if (opcode_has_target(item->opcode)) {
        buffer_add_format(out, " %d", item->target->index);
    } else if (opcode_has_argument(item->opcode)) {
        buffer_add_format(out, " %d", item->oparg);
    }
    if (item->location.line < 0) {
        buffer_add_string(out, " @-");
    } else if (item->location.line != 1) {
        buffer_add_format(out, " @%d", item->location.line);
    }
}

void flow_graph_to_text(FlowGraph *graph, Buffer *out) {
    int index = 0;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        block->index = index;
        index += block->count;
    }
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int i = 0; i < block->count; i++) {
            instruction_to_text(&block->items[i], out);
        }
    }
}

void constants_to_text(const Constant *const *items, int count, Buffer *out) {
    buffer_add_byte(out, '[');
    for (int i = 0; i < count; i++) {
        buffer_add_string(out, i == 0 ? "" : ", ");
        constant_repr(items[i], out);
    }
    buffer_add_byte(out, ']');
}

void code_to_text(const Code *code, Buffer *out) {
    int oparg = 0;
    for (size_t i = 0; i < code->bytecode.size;) {
        int opcode = code->bytecode.data[i];
        oparg = oparg << 8 | code->bytecode.data[i + 1];
        if (opcode == OP_EXTENDED_ARG) {
            i += 2;
            continue;
        }
        int after = (int)i + 2 + 2 * opcode_caches(opcode);
        separate(out);
        buffer_add_string(out, opcode_name(opcode));
        if (opcode_is_jump(opcode) && opcode != OP_END_ASYNC_FOR) {
            int distance = 2 * oparg;
            buffer_add_format(out, " %d",
                              opcode_jumps_backward(opcode) ? after - distance : after + distance);
        } else if (opcode_has_argument(opcode)) {
            buffer_add_format(out, " %d", oparg);
        }
        oparg = 0;
        i = (size_t)after;
    }
}

void exception_table_to_text(const Code *code, Buffer *out) {
    ExceptionTableIterator table;
    ExceptionEntry entry;
    exception_table_iterator_init(&table, code);
    while (exception_table_iterator_next(&table, &entry)) {
        separate(out);
        buffer_add_format(out, "%d-%d -> %d [%d]%s", entry.start, entry.end, entry.target,
                          entry.depth, entry.lasti ? " lasti" : "");
    }
}

void location_table_to_text(const Code *code, Buffer *out) {
    LocationIterator entry;
    location_iterator_init(&entry, code);
    while (location_iterator_next(&entry)) {
        Location location = entry.location;
        separate(out);
        buffer_add_format(out, "%d-%d ", entry.start, entry.end);
        if (location.line < 0) {
            buffer_add_byte(out, '-');
        } else if (location.column < 0) {
            buffer_add_format(out, "%d", location.line);
        } else {
            buffer_add_format(out, "%d:%d-%d:%d", location.line, location.column, location.end_line,
                              location.end_column);
        }
    }
}
