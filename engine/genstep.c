/* genstep.c - see genstep.h. */
#include "engine/genstep.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/bytecode/opcode.h"
#include "engine/compiler/compiler.h"
#include "engine/interp/vm.h"
#include "engine/objects/bytes.h"
#include "engine/objects/dict.h"
#include "engine/objects/error.h"
#include "engine/objects/list.h"
#include "engine/objects/set.h"
#include "engine/objects/str.h"
#include "engine/objects/tuple.h"

struct Genstep {
    GenstepOptions options;
    VM *vm;
    Program *program; /* NULL until something is compiled */
    bool has_run;
    GenstepResult result;
    Buffer message;
    TraceHook hook;
};

/* ---- what the VM asks the embedder ---- */

static void write_text(void *context, int stream, const char *text, size_t size) {
    const Genstep *machine = context;
    machine->options.write(machine->options.context, stream, text, size);
}

static bool read_line(void *context, Buffer *line) {
    const Genstep *machine = context;
    size_t size = 0;
    const char *text = machine->options.read_line(machine->options.context, &size);
    buffer_add(line, text, size);
    return size > 0;
}

static bool step(void *context, VM *vm, const Frame *frame) {
    Genstep *machine = context;
    (void)vm;
    return machine->options.on_step(machine->options.context, machine, frame);
}

/* ---- the life of a machine ---- */

Genstep *genstep_new(const GenstepOptions *options) {
    Genstep *machine = memory_alloc_zeroed(1, sizeof(Genstep));
    machine->options = *options;
    VMOptions vm_options = {
        .max_instructions = options->max_instructions,
        .max_memory = options->max_memory,
        .max_depth = options->max_depth,
        .no_specialization = options->no_specialization,
        .argc = options->argc,
        .argv = options->argv,
        .io_context = machine,
        .write = options->write == NULL ? NULL : write_text,
        .read_line = options->read_line == NULL ? NULL : read_line,
    };
    machine->vm = vm_new(&vm_options);
    if (options->on_step != NULL) {
        machine->hook = (TraceHook){.context = machine, .instruction = step};
        machine->vm->hook = &machine->hook;
    }
    return machine;
}

void genstep_free(Genstep *machine) {
    if (machine == NULL) {
        return;
    }
    vm_free(machine->vm);
    if (machine->program != NULL) {
        program_free(machine->program);
    }
    buffer_done(&machine->message);
    memory_free(machine);
}

bool genstep_compile(Genstep *machine, const char *source, size_t size, const char *filename) {
    if (machine->program != NULL) {
        return false;
    }
    CompileOptions options = {0};
    Diagnostics diagnostics = {0};
    machine->program = compile_source(source, size, filename, &options, &diagnostics);
    buffer_clear(&machine->message);
    const Diagnostic *error = &diagnostics.error;
    if (error->kind == DIAGNOSTIC_UNSUPPORTED) {
        machine->result = GENSTEP_UNSUPPORTED;
        buffer_add_format(&machine->message, "%s:%d:%d: %s", filename, error->line, error->column,
                          error->message);
    } else if (error->kind != DIAGNOSTIC_NONE) {
        machine->result = GENSTEP_RAISED;
        diagnostic_print(error, filename, &machine->message);
    }
    for (size_t i = 0; i < diagnostics.warning_count && machine->options.write != NULL; i++) {
        Buffer text = {0};
        diagnostic_print(&diagnostics.warnings[i], filename, &text);
        if (text.size != 0) {
            machine->options.write(machine->options.context, 2, text.data, text.size);
        }
        buffer_done(&text);
    }
    diagnostics_done(&diagnostics);
    return machine->program != NULL;
}

GenstepResult genstep_run(Genstep *machine) {
    static const GenstepResult results[] = {
        [RUN_OK] = GENSTEP_OK,           [RUN_RAISED] = GENSTEP_RAISED,
        [RUN_EXITED] = GENSTEP_EXITED,   [RUN_LIMIT] = GENSTEP_LIMIT,
        [RUN_STOPPED] = GENSTEP_STOPPED, [RUN_UNSUPPORTED] = GENSTEP_UNSUPPORTED};
    if (machine->program == NULL || machine->has_run) {
        return GENSTEP_UNREADY;
    }
    machine->has_run = true;
    machine->result = results[vm_run(machine->vm, machine->program)];
    buffer_clear(&machine->message);
    if (machine->result == GENSTEP_LIMIT || machine->result == GENSTEP_UNSUPPORTED) {
        buffer_add_string(&machine->message, machine->vm->stop_message);
    }
    return machine->result;
}

void genstep_interrupt(Genstep *machine) {
    vm_interrupt(machine->vm);
}

const char *genstep_message(const Genstep *machine) {
    return machine->message.size == 0 ? "" : machine->message.data;
}

int genstep_exit_status(const Genstep *machine) {
    switch (machine->result) {
    case GENSTEP_RAISED: return 1;
    case GENSTEP_EXITED: return machine->vm->exit_status;
    case GENSTEP_LIMIT: return 3;
    case GENSTEP_UNSUPPORTED: return 2;
    case GENSTEP_OK:
    case GENSTEP_STOPPED:
    case GENSTEP_UNREADY: break;
    }
    return 0;
}

uint64_t genstep_instructions(const Genstep *machine) {
    return machine->vm->instructions;
}

size_t genstep_memory(const Genstep *machine) {
    return machine->vm->heap.used;
}

/* ---- frames ---- */

const Frame *genstep_caller(const Frame *frame) {
    do {
        frame = frame->previous;
    } while (frame != NULL && (frame->owner == OWNER_INTERPRETER || frame->code->stand_in ||
                               (frame->code->flags & CODE_NO_MONITORING_EVENTS) != 0));
    return frame;
}

const char *genstep_function(const Frame *frame) {
    return frame->code->code->qualname->data;
}

const char *genstep_filename(const Frame *frame) {
    return frame->code->code->filename->data;
}

int genstep_line(const Frame *frame) {
    return frame_line(frame);
}

int genstep_offset(const Frame *frame) {
    return frame_offset(frame);
}

const char *genstep_opcode(const Frame *frame) {
    return opcode_name(opcode_base(frame->ip->op.opcode));
}

const char *genstep_specialized(const Frame *frame) {
    return opcode_name(frame->ip->op.opcode);
}

int genstep_argument(const Frame *frame) {
    return frame->ip->op.oparg;
}

bool genstep_is_generator(const Frame *frame) {
    return frame->owner == OWNER_GENERATOR;
}

/* ---- values as text ---- */

enum {
    DEEPEST = 6,    /* nesting that is shown; what contains itself ends here, too */
    LONGEST = 4096, /* bytes, from where on containers are cut */
};

static void add_value(VM *vm, Value value, int depth, Buffer *out);

/* Before each item but the first: false when the text is long enough. */
static bool add_comma(bool first, Buffer *out) {
    if (!first) {
        buffer_add_string(out, ", ");
    }
    if (out->size > LONGEST) {
        buffer_add_string(out, "...");
        return false;
    }
    return true;
}

static void add_items(VM *vm, const Value *items, size_t count, int depth, Buffer *out) {
    for (size_t i = 0; i < count && add_comma(i == 0, out); i++) {
        add_value(vm, items[i], depth, out);
    }
}

static void add_dict(VM *vm, const Dict *dict, int depth, Buffer *out) {
    size_t position = 0;
    Value key;
    Value value;
    buffer_add_byte(out, '{');
    bool first = true;
    while (dict_next(dict, &position, &key, &value) && add_comma(first, out)) {
        first = false;
        add_value(vm, key, depth, out);
        buffer_add_string(out, ": ");
        add_value(vm, value, depth, out);
    }
    buffer_add_byte(out, '}');
}

static void add_set(VM *vm, const Set *set, int depth, Buffer *out) {
    bool first = true;
    buffer_add_byte(out, '{');
    for (size_t i = 0; i <= set->mask; i++) {
        if (set->table[i].key != NULL) {
            if (!add_comma(first, out)) {
                break;
            }
            add_value(vm, set->table[i].key, depth, out);
            first = false;
        }
    }
    buffer_add_byte(out, '}');
}

/* The repr of a value whose type's repr runs no Python code. The program's exception, if one is on
 * its way, is none of ours. */
static void add_repr(VM *vm, Value value, Buffer *out) {
    Value raised = vm->raised;
    vm->raised = NULL;
    Value repr = object_repr(vm, value);
    if (repr == NULL) {
        error_clear(vm);
        buffer_add_string(out, "...");
    } else {
        str_add_utf8(value_to_str(repr), out);
        value_release(vm, repr);
    }
    vm->raised = raised;
}

static void add_value(VM *vm, Value value, int depth, Buffer *out) {
    const Types *types = &vm->types;
    const Type *type = value_type(vm, value);
    if (!value_is_object(value) || type == types->int_ || type == types->float_ ||
        type == types->complex_ || type == types->str || type == types->bytes) {
        add_repr(vm, value, out);
    } else if (depth == 0) {
        buffer_add_string(out, "...");
    } else if (type == types->list) {
        buffer_add_byte(out, '[');
        add_items(vm, value_to_list(value)->items, value_to_list(value)->size, depth - 1, out);
        buffer_add_byte(out, ']');
    } else if (type == types->tuple) {
        const Tuple *tuple = value_to_tuple(value);
        buffer_add_byte(out, '(');
        add_items(vm, tuple->items, tuple->size, depth - 1, out);
        buffer_add_string(out, tuple->size == 1 ? ",)" : ")");
    } else if (type == types->dict) {
        add_dict(vm, value_to_dict(value), depth - 1, out);
    } else if (type == types->set && value_to_set(value)->used != 0) {
        add_set(vm, value_to_set(value), depth - 1, out);
    } else {
        buffer_add_byte(out, '<');
        str_add_utf8(value_to_str(type->name), out);
        buffer_add_string(out, " object>");
    }
}

/* As snprintf: the whole size is returned, what fits is there and ends in a zero byte. */
static size_t give_text(VM *vm, Value value, char *text, size_t size) {
    Buffer whole = {0};
    if (value != NULL) {
        add_value(vm, value, DEEPEST, &whole);
    }
    size_t length = whole.size;
    if (size > 0) {
        size_t fits = length < size ? length : size - 1;
        while (fits < length && fits > 0 && ((unsigned char)whole.data[fits] & 0xC0) == 0x80) {
            fits--; /* not inside a character */
        }
        if (fits > 0) {
            memcpy(text, whole.data, fits);
        }
        text[fits] = '\0';
    }
    buffer_done(&whole);
    return length;
}

int genstep_local_count(const Frame *frame) {
    return frame->code->nlocalsplus;
}

const char *genstep_local_name(const Frame *frame, int index) {
    return frame->code->code->localsplusnames[index]->data;
}

size_t genstep_local_text(Genstep *machine, const Frame *frame, int index, char *text,
                          size_t size) {
    Value value = frame_slots(frame)[index];
    if (value != NULL && value_type(machine->vm, value) == machine->vm->types.cell) {
        value = value_to_cell(value)->content;
    }
    return give_text(machine->vm, value, text, size);
}

int genstep_stack_depth(const Frame *frame) {
    return frame_stack_depth(frame);
}

size_t genstep_stack_text(Genstep *machine, const Frame *frame, int index, char *text,
                          size_t size) {
    return give_text(machine->vm, frame_stack_base(frame)[index], text, size);
}
