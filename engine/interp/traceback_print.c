/* traceback_print.c - see traceback_print.h. */
#include "engine/interp/traceback_print.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/interp/excerpt.h"
#include "engine/interp/frame_object.h"
#include "engine/interp/runtime.h"
#include "engine/interp/standard_error.h"
#include "engine/interp/suggestion.h"
#include "engine/interp/traceback.h"
#include "engine/interp/type_check.h"
#include "engine/objects/bytes.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/exception.h"
#include "engine/objects/int.h"
#include "engine/objects/list.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

enum {
    REPEATED_MAX = 3, /* entries of the same line that are shown */
    GROUP_WIDTH = 15, /* exceptions of a group that are shown */
    GROUP_DEPTH = 10,
    NODE_PLACES = 1024,
};

/* An exception with those it is chained to, each exception once: chains may be loops. */
typedef struct Node {
    Value exception; /* borrowed: the root holds them all */
    struct Node *cause;
    struct Node *context;
    struct Node **parts; /* of a group */
    size_t part_count;
    bool is_group;
    struct Node *next_made;     /* all nodes, for freeing */
    struct Node *next_in_place; /* those of the same place, for finding */
} Node;

typedef struct Printer {
    VM *vm;
    Buffer *out;
    int group_depth;
    bool need_close;
    Node *nodes;
    Node *places[NODE_PLACES]; /* the same nodes, by the address of the exception */
} Printer;

/* Text of values, whatever their code does. */

static void add_str(Value str, Buffer *out) {
    str_add_utf8(value_to_str(str), out);
}

/* str(value) or repr(value), or "<WHAT str() failed>". */
static void add_safe(VM *vm, Value value, const char *what, bool as_repr, Buffer *out) {
    Value text = as_repr ? object_repr(vm, value) : object_str(vm, value);
    if (text == NULL) {
        error_clear(vm);
        buffer_add_format(out, "<%s %s() failed>", what, as_repr ? "repr" : "str");
        return;
    }
    add_str(text, out);
    value_release(vm, text);
}

/* "KeyError", "module.Error" */
static void add_type_name(VM *vm, const Type *type, Buffer *out) {
    Value module =
        object_get_attr_string(vm, value_from_object((void *)(uintptr_t)type), "__module__");
    error_clear(vm);
    if (module == NULL || !value_is_str(module)) {
        buffer_add_string(out, "<unknown>.");
    } else if (!str_equal_string(value_to_str(module), "__main__") &&
               !str_equal_string(value_to_str(module), "builtins")) {
        add_str(module, out);
        buffer_add_byte(out, '.');
    }
    value_release_if(vm, module);
    add_str(type->qualname, out);
}

/* Frames. */

static void add_repeated(int count, Buffer *out) {
    if (count > REPEATED_MAX) {
        count -= REPEATED_MAX;
        buffer_add_format(out, "  [Previous line repeated %d more time%s]\n", count,
                          count > 1 ? "s" : "");
    }
}

static Location entry_location(const Traceback *entry) {
    const Frame *frame = value_to_frame_object(entry->frame)->frame;
    Location location = entry->lasti < 0
                            ? LOCATION_NONE
                            : code_object_location(frame->code, entry->lasti / (int)sizeof(Unit));
    if (location.line < 0) {
        location.line = location.end_line = entry->line;
    }
    return location;
}

/* The line in `location`, without its indentation. */
static void add_line(VM *vm, Value filename, Location location, Buffer *out) {
    const char *text;
    size_t size;
    if (vm->runtime->modules_gone ||
        !runtime_source_line(vm, filename, location.line, &text, &size)) {
        return;
    }
    while (size > 0 && (*text == ' ' || *text == '\t' || *text == '\f')) {
        text++, size--;
    }
    buffer_add_string(out, "    ");
    buffer_add(out, text, size);
    buffer_add_byte(out, '\n');
}

static void add_entry(VM *vm, const CodeObject *code, Location location, bool plain, Buffer *out) {
    buffer_add_string(out, "  File \"");
    add_str(code->filename, out);
    if (location.line < 0 && !plain) {
        buffer_add_string(out, "\", line None, in ");
    } else {
        buffer_add_format(out, "\", line %d, in ", location.line);
    }
    add_str(code->name, out);
    buffer_add_byte(out, '\n');
    if (plain) {
        add_line(vm, code->filename, location, out);
    } else {
        excerpt_add(vm, code->filename, location, out);
    }
}

/* sys.tracebacklimit: how many of the last entries are shown; -1: all. */
static int64_t traceback_limit(VM *vm) {
    Value limit = vm->sys_dict == NULL
                      ? NULL
                      : dict_get_str_borrow(vm, vm->sys_dict, vm->names.tracebacklimit);
    int64_t number;
    if (limit == NULL || !value_is_int(limit) || !int_fits_i64(limit, &number)) {
        return -1;
    }
    return number < 0 ? 0 : number;
}

static Value skip_to_limit(VM *vm, Value traceback) {
    int64_t limit = traceback_limit(vm);
    int64_t count = 0;
    for (Value at = traceback; at != NULL; at = value_to_traceback(at)->next) {
        count++;
    }
    while (limit >= 0 && count-- > limit) {
        traceback = value_to_traceback(traceback)->next;
    }
    return traceback;
}

static void add_stack(VM *vm, Value traceback, bool plain, Buffer *out) {
    const CodeObject *last_code = NULL;
    int last_line = -2;
    int count = 0;
    for (; traceback != NULL; traceback = value_to_traceback(traceback)->next) {
        const Traceback *entry = value_to_traceback(traceback);
        const CodeObject *code = value_to_frame_object(entry->frame)->frame->code;
        Location location = entry_location(entry);
        bool same = last_code != NULL && location.line == last_line &&
                    code->name == last_code->name && code->filename == last_code->filename;
        if (!same) {
            add_repeated(count, out);
            last_code = code;
            last_line = location.line;
            count = 0;
        }
        if (++count <= REPEATED_MAX) {
            add_entry(vm, code, location, plain, out);
        }
    }
    add_repeated(count, out);
}

/* The last lines: type, message, notes. */

/* ". Did you mean: 'x'?" */
static void add_suggestion(VM *vm, Value exception, Buffer *out) {
    const char *attribute = value_is_instance(exception, vm->types.ImportError) ? "name_from"
                            : value_is_instance(exception, vm->types.NameError) ||
                                    value_is_instance(exception, vm->types.AttributeError)
                                ? "name"
                                : NULL;
    if (attribute == NULL) {
        return;
    }
    Value name = object_get_attr_string(vm, exception, attribute);
    error_clear(vm);
    if (name != NULL && value_is_str(name)) {
        Value meant = suggestion_for_exception(vm, exception, name);
        if (meant != NULL) {
            buffer_add_string(out, ". Did you mean: '");
            add_str(meant, out);
            buffer_add_string(out, "'?");
        }
        if (value_is_instance(exception, vm->types.NameError) && suggestion_is_module(name)) {
            buffer_add_string(out, meant != NULL ? " Or did you forget to import '"
                                                 : ". Did you forget to import '");
            add_str(name, out);
            buffer_add_string(out, "'?");
        }
        value_release_if(vm, meant);
    }
    value_release_if(vm, name);
}

static void add_note(VM *vm, Value note, Buffer *out) {
    add_safe(vm, note, "note", false, out);
    buffer_add_byte(out, '\n');
}

static void add_notes(VM *vm, Value exception, Buffer *out) {
    bool missing;
    Value notes = object_find_attr(vm, exception, vm->names.__notes__, &missing);
    if (notes == NULL) {
        if (!missing) {
            Value error = error_fetch_take(vm);
            buffer_add_string(out, "Ignored error getting __notes__: ");
            add_safe(vm, error, "__notes__", true, out);
            buffer_add_byte(out, '\n');
            value_release(vm, error);
        }
        return;
    }
    bool is_sequence = (type_of(vm, notes)->flags & TYPE_SEQUENCE) != 0;
    if (is_sequence && !value_is_str(notes) && !value_is_bytes(notes)) {
        Value list = object_to_list(vm, notes);
        for (size_t i = 0; list != NULL && i < value_to_list(list)->size; i++) {
            add_note(vm, value_to_list(list)->items[i], out);
        }
        value_release_if(vm, list);
    } else if (notes != VALUE_NONE) {
        add_safe(vm, notes, "__notes__", true, out);
        buffer_add_byte(out, '\n');
    }
    value_release(vm, notes);
}

static void add_message(VM *vm, Value exception, Buffer *out) {
    Buffer text = {0};
    add_safe(vm, exception, "exception", false, &text);
    add_suggestion(vm, exception, &text);
    add_type_name(vm, value_object(exception)->type, out);
    if (text.size > 0) {
        buffer_add_string(out, ": ");
        buffer_add(out, text.data, text.size);
    }
    buffer_add_byte(out, '\n');
    buffer_done(&text);
}

/* Chains. */

static size_t place_of(Value exception) {
    return ((uintptr_t)exception / 64) % NODE_PLACES;
}

static Node *node_new(Printer *printer, Value exception) {
    Node *node = memory_alloc_zeroed(1, sizeof(Node));
    node->exception = exception;
    node->next_made = printer->nodes;
    printer->nodes = node;
    node->next_in_place = printer->places[place_of(exception)];
    printer->places[place_of(exception)] = node;
    return node;
}

static bool was_seen(const Printer *printer, Value exception) {
    const Node *node = printer->places[place_of(exception)];
    for (; node != NULL; node = node->next_in_place) {
        if (node->exception == exception) {
            return true;
        }
    }
    return false;
}

static void add_parts(Printer *printer, Node *node) {
    const GroupException *group = (const GroupException *)value_object(node->exception);
    const Tuple *exceptions = value_to_tuple(group->exceptions);
    node->is_group = true;
    node->part_count = exceptions->size;
    node->parts = memory_alloc_zeroed(exceptions->size + 1, sizeof(Node *));
    for (size_t i = 0; i < exceptions->size; i++) {
        node->parts[i] = node_new(printer, exceptions->items[i]);
    }
}

/* Links a node to what it is chained to, those to theirs, and so on: last in, first out, as
 * CPython goes, since that decides which mention of an exception is its first. */
static Node *build_tree(Printer *printer, Value exception) {
    Node *root = node_new(printer, exception);
    Node **queue = memory_alloc(sizeof(Node *));
    size_t count = 1;
    queue[0] = root;
    while (count > 0) {
        Node *node = queue[--count];
        const Exception *self = value_to_exception(node->exception);
        if (self->cause != NULL && !was_seen(printer, self->cause)) {
            node->cause = node_new(printer, self->cause);
        }
        bool wants_context = node->cause == NULL && !self->suppress_context;
        if (self->context != NULL && wants_context && !was_seen(printer, self->context)) {
            node->context = node_new(printer, self->context);
        }
        if (value_is_instance(node->exception, printer->vm->types.BaseExceptionGroup)) {
            add_parts(printer, node);
        }
        queue = memory_resize(queue, count + 2 + node->part_count + 1, sizeof(Node *));
        if (node->cause != NULL) {
            queue[count++] = node->cause;
        }
        if (node->context != NULL) {
            queue[count++] = node->context;
        }
        for (size_t i = 0; i < node->part_count; i++) {
            queue[count++] = node->parts[i];
        }
    }
    memory_free(queue);
    return root;
}

static void free_nodes(Printer *printer) {
    while (printer->nodes != NULL) {
        Node *node = printer->nodes;
        printer->nodes = node->next_made;
        memory_free(node->parts);
        memory_free(node);
    }
}

/* Adds text with the margin of the group it stands in: "  | " before each line. */
static void emit(Printer *printer, const char *text, size_t size, char margin) {
    size_t at = 0;
    while (at < size) {
        size_t end = at;
        while (end < size && text[end] != '\n') {
            end++;
        }
        end += end < size;
        if (printer->group_depth > 0) {
            buffer_add_repeated(printer->out, ' ', (size_t)printer->group_depth * 2);
            buffer_add_byte(printer->out, margin);
            buffer_add_byte(printer->out, ' ');
        }
        buffer_add(printer->out, text + at, end - at);
        at = end;
    }
}

static void emit_string(Printer *printer, const char *text, char margin) {
    emit(printer, text, strlen(text), margin);
}

static void print_chain(Printer *printer, const Node *node);

static void emit_stack(Printer *printer, const Node *node, const char *heading, char margin) {
    Value traceback = skip_to_limit(printer->vm, value_to_exception(node->exception)->traceback);
    if (traceback == NULL) {
        return;
    }
    Buffer text = {0};
    add_stack(printer->vm, traceback, false, &text);
    emit_string(printer, heading, margin);
    emit(printer, text.data, text.size, '|');
    buffer_done(&text);
}

static void emit_message(Printer *printer, const Node *node) {
    Buffer text = {0};
    if (value_is_instance(node->exception, printer->vm->types.SyntaxError)) {
        traceback_format_syntax_error(printer->vm, node->exception, &text);
    } else {
        add_message(printer->vm, node->exception, &text);
    }
    add_notes(printer->vm, node->exception, &text);
    emit(printer, text.data, text.size, '|');
    buffer_done(&text);
}

static void print_part(Printer *printer, const Node *group, size_t index, bool is_last) {
    bool cut = index >= GROUP_WIDTH;
    printer->need_close = printer->need_close || is_last;
    buffer_add_repeated(printer->out, ' ', (size_t)printer->group_depth * 2);
    buffer_add_string(printer->out, index == 0 ? "+-" : "  ");
    if (cut) {
        buffer_add_string(printer->out, "+---------------- ... ----------------\n");
    } else {
        buffer_add_format(printer->out, "+---------------- %zu ----------------\n", index + 1);
    }
    printer->group_depth++;
    if (cut) {
        size_t rest = group->part_count - GROUP_WIDTH;
        Buffer text = {0};
        buffer_add_format(&text, "and %zu more exception%s\n", rest, rest > 1 ? "s" : "");
        emit(printer, text.data, text.size, '|');
        buffer_done(&text);
    } else {
        print_chain(printer, group->parts[index]);
    }
    if (is_last && printer->need_close) {
        buffer_add_repeated(printer->out, ' ', (size_t)printer->group_depth * 2);
        buffer_add_string(printer->out, "+------------------------------------\n");
        printer->need_close = false;
    }
    printer->group_depth--;
}

static void print_group(Printer *printer, const Node *node) {
    bool is_top = printer->group_depth == 0;
    printer->group_depth += is_top;
    emit_stack(printer, node, "Exception Group Traceback (most recent call last):\n",
               is_top ? '+' : '|');
    emit_message(printer, node);
    size_t count = node->part_count <= GROUP_WIDTH ? node->part_count : GROUP_WIDTH + 1;
    printer->need_close = false;
    for (size_t i = 0; i < count; i++) {
        print_part(printer, node, i, i == count - 1);
    }
    printer->group_depth -= is_top;
}

static void print_one(Printer *printer, const Node *node) {
    if (!node->is_group) {
        emit_stack(printer, node, "Traceback (most recent call last):\n", '|');
        emit_message(printer, node);
    } else if (printer->group_depth > GROUP_DEPTH) {
        emit_string(printer, "... (max_group_depth is 10)\n", '|');
    } else {
        print_group(printer, node);
    }
}

static const Node *chained_to(const Node *node) {
    if (node->cause != NULL) {
        return node->cause;
    }
    return value_to_exception(node->exception)->suppress_context ? NULL : node->context;
}

/* The chain from its far end to the exception itself. */
static void print_chain(Printer *printer, const Node *node) {
    size_t count = 0;
    for (const Node *at = node; at != NULL; at = chained_to(at)) {
        count++;
    }
    const Node **chain = memory_alloc(count * sizeof(Node *));
    size_t filled = 0;
    for (const Node *at = node; at != NULL; at = chained_to(at)) {
        chain[filled++] = at;
    }
    while (count-- > 0) {
        const Node *at = chain[count];
        if (chained_to(at) != NULL) {
            emit_string(printer,
                        at->cause != NULL
                            ? "\nThe above exception was the direct cause of the following "
                              "exception:\n\n"
                            : "\nDuring handling of the above exception, another exception "
                              "occurred:\n\n",
                        '|');
        }
        print_one(printer, at);
    }
    memory_free(chain);
}

void traceback_format(VM *vm, Value exception, Buffer *out) {
    Value raised = error_fetch_take(vm);
    Printer printer = {.vm = vm, .out = out};
    print_chain(&printer, build_tree(&printer, exception));
    free_nodes(&printer);
    error_clear(vm);
    error_restore_take(vm, raised);
}

void traceback_format_plain(VM *vm, Value exception, Buffer *out) {
    Value raised = error_fetch_take(vm);
    Value traceback = value_to_exception(exception)->traceback;
    if (traceback != NULL) {
        buffer_add_string(out, "Traceback (most recent call last):\n");
        add_stack(vm, skip_to_limit(vm, traceback), true, out);
    }
    add_type_name(vm, value_object(exception)->type, out);
    buffer_add_string(out, ": ");
    add_safe(vm, exception, "exception", false, out);
    buffer_add_byte(out, '\n');
    error_restore_take(vm, raised);
}

void traceback_print(VM *vm, Value exception) {
    Buffer text = {0};
    traceback_format(vm, exception, &text);
    standard_error_write(vm, text.data, text.size);
    buffer_done(&text);
}
