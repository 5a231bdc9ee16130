#include "engine/compiler/compile_unit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

void compiler_init(Compiler *compiler, Program *program, Symtable *symtable, int optimize,
                   Diagnostics *diagnostics) {
    *compiler = (Compiler){
        .program = program,
        .arena = symtable->arena,
        .symtable = symtable,
        .diagnostics = diagnostics,
        .future_flags = symtable->future.flags,
        .optimize = optimize,
    };
    arena_init(&compiler->scratch);
#define NAME(field, text) compiler->names.field = text_intern_string(&program->texts, text);
    KNOWN_NAMES(NAME)
#undef NAME
}

void compiler_done(Compiler *compiler) {
    assert(compiler->unit == NULL);
    for (CompileUnit *unit = compiler->spare_units; unit != NULL; unit = unit->parent) {
        arena_done(&unit->arena);
    }
    arena_done(&compiler->scratch);
}

/* ---- errors and warnings ---- */

static char *format_message(const char *format, va_list arguments) {
    Buffer message = {0};
    buffer_add_format_list(&message, format, arguments);
    return buffer_take(&message);
}

void compiler_error(Compiler *compiler, Location location, const char *format, ...) {
    if (compiler_failed(compiler)) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    char *message = format_message(format, arguments);
    va_end(arguments);
    diagnostics_set_syntax_error(compiler->diagnostics, location, "%s", message);
    memory_free(message);
}

void compiler_warn(Compiler *compiler, Location location, const char *format, ...) {
    if (compiler->silenced > 0 || compiler_failed(compiler)) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    char *message = format_message(format, arguments);
    va_end(arguments);
    diagnostics_add_syntax_warning(compiler->diagnostics, location, "%s", message);
    memory_free(message);
}

/* ---- scopes ---- */

static int compare_names(const void *left, const void *right) {
    const Text *a = *(const Text *const *)left;
    const Text *b = *(const Text *const *)right;
    int order = memcmp(a->data, b->data, a->size < b->size ? a->size : b->size);
    return order != 0 ? order : (a->size > b->size) - (a->size < b->size);
}

/*
 * The names of the scope, or with the flag, sorted: their indexes must not
 * depend on the order in which they were found. CPython: dictbytype.
 */
static void collect_names(CompileUnit *unit, NameIndex *index, Scope scope, uint32_t flag) {
    const SymbolMap *symbols = &unit->entry->symbols;
    int count = 0;
    for (int i = 0; i < symbols->count; i++) {
        const Symbol *symbol = &symbols->items[i];
        count += symbol->name != NULL &&
                 (symbol_scope(symbol->flags) == scope || (symbol->flags & flag) != 0);
    }
    if (count == 0) {
        return;
    }
    const Text **names = ARENA_NEW_ARRAY(&unit->arena, const Text *, (size_t)count);
    int found = 0;
    for (int i = 0; i < symbols->count; i++) {
        const Symbol *symbol = &symbols->items[i];
        if (symbol->name != NULL &&
            (symbol_scope(symbol->flags) == scope || (symbol->flags & flag) != 0)) {
            names[found++] = symbol->name;
        }
    }
    qsort(names, (size_t)count, sizeof *names, compare_names);
    for (int i = 0; i < count; i++) {
        name_index_add(index, &unit->arena, names[i]);
    }
}

/* CPython: the middle of _PyCompile_EnterScope. */
static void collect_scope_names(Compiler *compiler, CompileUnit *unit) {
    SymtableEntry *entry = unit->entry;
    CodeUnit *code = &unit->code;
    for (int i = 0; i < entry->varnames.count; i++) {
        name_index_add(&code->varnames, &unit->arena, entry->varnames.items[i]);
    }
    collect_names(unit, &code->cellvars, SCOPE_CELL, DEF_COMP_CELL);
    if (entry->needs_class_closure) {
        name_index_add(&code->cellvars, &unit->arena, compiler->names.class_);
    }
    if (entry->needs_classdict) {
        name_index_add(&code->cellvars, &unit->arena, compiler->names.classdict);
    }
    if (entry->has_conditional_annotations) {
        name_index_add(&code->cellvars, &unit->arena, compiler->names.conditional_annotations);
    }
    collect_names(unit, &code->freevars, SCOPE_FREE, DEF_FREE_CLASS);
}

static bool unit_is_function(const CompileUnit *unit) {
    return unit->kind == UNIT_FUNCTION || unit->kind == UNIT_ASYNC_FUNCTION;
}

/* "C.method", "f.<locals>.g". CPython: compiler_set_qualname. */
static const Text *qualified_name(Compiler *compiler, const CompileUnit *unit) {
    const Text *name = unit->code.name;
    const CompileUnit *parent = unit->parent;
    if (parent == NULL || parent->parent == NULL) {
        return name;
    }
    if (parent->kind == UNIT_ANNOTATIONS) {
        parent = parent->parent;
        if (parent->parent == NULL) {
            return name;
        }
    }
    if (unit_is_function(unit) || unit->kind == UNIT_CLASS) {
        const Text *mangled =
            symtable_mangle(&compiler->program->texts, parent->private_name, name);
        if (symtable_entry_scope(parent->entry, mangled) == SCOPE_GLOBAL_EXPLICIT) {
            return name;
        }
    }
    Buffer buffer = {0};
    buffer_add(&buffer, parent->code.qualname->data, parent->code.qualname->size);
    if (unit_is_function(parent) || parent->kind == UNIT_LAMBDA) {
        buffer_add_string(&buffer, ".<locals>");
    }
    buffer_add_byte(&buffer, '.');
    buffer_add(&buffer, name->data, name->size);
    const Text *qualname = text_intern(&compiler->program->texts, buffer.data, buffer.size);
    buffer_done(&buffer);
    return qualname;
}

static CompileUnit *take_unit(Compiler *compiler) {
    CompileUnit *unit = compiler->spare_units;
    if (unit == NULL) {
        unit = ARENA_NEW(compiler->arena, CompileUnit);
        sequence_init(&unit->body, compiler->arena);
        arena_init(&unit->arena);
        return unit;
    }
    compiler->spare_units = unit->parent;
    InstructionSequence body = unit->body;
    Arena arena = unit->arena;
    sequence_clear(&body);
    *unit = (CompileUnit){.body = body, .arena = arena};
    return unit;
}

void unit_enter(Compiler *compiler, const Text *name, UnitKind kind, const void *key, int lineno,
                const Text *private_name, UnitParameters parameters) {
    CompileUnit *parent = compiler->unit;
    CompileUnit *unit = take_unit(compiler);
    unit->parent = parent;
    unit->kind = kind;
    unit->entry = symtable_lookup(compiler->symtable, key);
    unit->private_name =
        private_name != NULL || parent == NULL ? private_name : parent->private_name;
    unit->sequence = &unit->body;
    unit->code.name = name;
    unit->code.firstlineno = lineno;
    unit->code.argcount = parameters.positional;
    unit->code.posonlyargcount = parameters.positional_only;
    unit->code.kwonlyargcount = parameters.keyword_only;
    assert(unit->entry != NULL);
    collect_scope_names(compiler, unit);
    unit->code.qualname = qualified_name(compiler, unit);
    compiler->unit = unit;
}

void unit_exit(Compiler *compiler) {
    CompileUnit *unit = compiler->unit;
    compiler->unit = unit->parent;
    arena_reset(&unit->arena);
    unit->parent = compiler->spare_units;
    compiler->spare_units = unit;
}

/* CPython: compute_code_flags. */
static uint32_t code_flags(const Compiler *compiler) {
    const SymtableEntry *entry = compiler->unit->entry;
    uint32_t flags = compiler->future_flags;
    if (symtable_entry_is_function_like(entry)) {
        flags |= CODE_NEWLOCALS | CODE_OPTIMIZED;
        flags |= entry->nested ? CODE_NESTED : 0;
        flags |= entry->varargs ? CODE_VARARGS : 0;
        flags |= entry->varkeywords ? CODE_VARKEYWORDS : 0;
        flags |= entry->has_docstring ? CODE_HAS_DOCSTRING : 0;
        flags |= entry->method ? CODE_METHOD : 0;
        if (entry->generator) {
            flags |= entry->coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
        }
    }
    if (entry->coroutine && !entry->generator) {
        flags |= CODE_COROUTINE;
    }
    return flags;
}

const Code *unit_assemble(Compiler *compiler) {
    if (compiler_failed(compiler)) {
        return NULL;
    }
    CompileUnit *unit = compiler->unit;
    unit->code.flags = code_flags(compiler);
    return code_unit_assemble(compiler->program, &unit->code, unit->sequence, &compiler->scratch,
                              compiler->diagnostics);
}

/* A constant of the syntax tree, for the program to keep. Its texts are the program's already. */
static const Constant *keep_constant(Compiler *compiler, const Constant *constant) {
    Arena *arena = &compiler->program->arena;
    switch (constant->kind) {
    case CONSTANT_NONE: return constant_none();
    case CONSTANT_FALSE: return constant_false();
    case CONSTANT_TRUE: return constant_true();
    case CONSTANT_ELLIPSIS: return constant_ellipsis();
    case CONSTANT_CODE: return constant;
    default: break;
    }
    Constant *copy = ARENA_NEW(arena, Constant);
    *copy = *constant;
    switch (constant->kind) {
    case CONSTANT_BIG_INT:
        copy->as.big.magnitude =
            (const uint8_t *)arena_copy(arena, constant->as.big.magnitude, constant->as.big.size);
        break;
    case CONSTANT_TUPLE:
    case CONSTANT_FROZENSET:
    case CONSTANT_SLICE: {
        size_t size = constant->as.sequence.size;
        copy->as.sequence.items = ARENA_NEW_ARRAY(arena, const Constant *, size);
        for (size_t i = 0; i < size; i++) {
            copy->as.sequence.items[i] = keep_constant(compiler, constant->as.sequence.items[i]);
        }
        break;
    }
    default: break;
    }
    return copy;
}

int unit_add_const(Compiler *compiler, const Constant *constant) {
    CompileUnit *unit = compiler->unit;
    ConstantIndex *consts = &unit->code.consts;
    int before = consts->count;
    int index = constant_index_add(consts, &unit->arena, constant);
    if (consts->count > before) {
        consts->items[index] = keep_constant(compiler, constant);
    }
    return index;
}

/* ---- names ---- */

const Text *unit_mangle(const Compiler *compiler, const Text *name) {
    return symtable_mangle(&compiler->program->texts, compiler->unit->private_name, name);
}

const Text *unit_maybe_mangle(const Compiler *compiler, const Text *name) {
    if (name->data[0] != '_' || name->data[1] != '_') {
        return name;
    }
    return symtable_maybe_mangle(&compiler->program->texts, compiler->unit->private_name,
                                 compiler->unit->entry, name);
}

static bool is_fast_hidden_now(const CompileUnit *unit, const Text *name) {
    int index = name_index_find(&unit->code.fast_hidden, name);
    return index >= 0 && unit->fast_hidden_now[index];
}

int unit_freevar_arg(Compiler *compiler, const Text *name) {
    CompileUnit *unit = compiler->unit;
    return unit->code.cellvars.count + name_index_add(&unit->code.freevars, &unit->arena, name);
}

/* CPython: _PyCompile_ResolveNameop. */
NameAccess unit_resolve_name(Compiler *compiler, const Text *mangled, Scope scope, int *arg) {
    CompileUnit *unit = compiler->unit;
    bool function_like = symtable_entry_is_function_like(unit->entry);
    NameAccess access = ACCESS_NAME;
    switch (scope) {
    case SCOPE_FREE: *arg = unit_freevar_arg(compiler, mangled); return ACCESS_DEREF;
    case SCOPE_CELL:
        *arg = name_index_add(&unit->code.cellvars, &unit->arena, mangled);
        return ACCESS_DEREF;
    case SCOPE_LOCAL:
        if (function_like || is_fast_hidden_now(unit, mangled)) {
            return ACCESS_FAST;
        }
        break;
    case SCOPE_GLOBAL_IMPLICIT:
        if (function_like) {
            access = ACCESS_GLOBAL;
        }
        break;
    case SCOPE_GLOBAL_EXPLICIT: access = ACCESS_GLOBAL; break;
    case SCOPE_NONE: break; /* __doc__ and the like, which the compiler stores */
    }
    *arg = name_index_add(&unit->code.names, &unit->arena, mangled);
    return access;
}

/* CPython: _PyCompile_GetRefType. */
Scope unit_reference_scope(const Compiler *compiler, const Text *name) {
    const CompileUnit *unit = compiler->unit;
    const KnownNames *names = &compiler->names;
    if (unit->kind == UNIT_CLASS && (name == names->class_ || name == names->classdict ||
                                     name == names->conditional_annotations)) {
        return SCOPE_CELL;
    }
    return symtable_entry_scope(unit->entry, name);
}

/* CPython has no variable for `name` either, and says so. */
static void refuse_closure(Compiler *compiler, const Code *closure, const Text *name, Scope scope) {
    Buffer freevars = {0};
    for (int i = closure->nlocalsplus - closure->nfreevars; i < closure->nlocalsplus; i++) {
        buffer_add_format(&freevars, freevars.size == 0 ? "'%s'" : ", '%s'",
                          closure->localsplusnames[i]->data);
    }
    diagnostics_set_error(compiler->diagnostics, DIAGNOSTIC_SYSTEM_ERROR,
                          "compiler_lookup_arg(name='%s') with reftype=%d failed in %s; "
                          "freevars of code %s: (%s%s)",
                          name->data, (int)scope, compiler->unit->code.name->data,
                          closure->name->data, freevars.data, closure->nfreevars == 1 ? "," : "");
    buffer_done(&freevars);
}

/*
 * A class with a method whose free variable has the name of a method sees that
 * name as free and as local; the closure needs the former. CPython: _PyCompile_LookupArg.
 */
int unit_closure_arg(Compiler *compiler, const Code *closure, const Text *name) {
    const CodeUnit *code = &compiler->unit->code;
    Scope scope = unit_reference_scope(compiler, name);
    int index = name_index_find(scope == SCOPE_CELL ? &code->cellvars : &code->freevars, name);
    if (index < 0) {
        refuse_closure(compiler, closure, name, scope);
        return 0;
    }
    return scope == SCOPE_CELL ? index : code->cellvars.count + index;
}

/* CPython: _PyCompile_MaybeAddStaticAttributeToClass. */
void unit_note_static_attribute(Compiler *compiler, const Expr *attribute) {
    const Expr *object = attribute->as.attribute.value;
    if (attribute->as.attribute.ctx != CONTEXT_STORE || object->kind != EXPR_NAME ||
        object->as.name.id != compiler->names.self) {
        return;
    }
    for (CompileUnit *unit = compiler->unit->parent; unit != NULL; unit = unit->parent) {
        if (unit->kind == UNIT_CLASS) {
            name_index_add(&unit->static_attributes, &unit->arena, attribute->as.attribute.attr);
            return;
        }
    }
}

const Constant *unit_static_attributes(Compiler *compiler) {
    CompileUnit *unit = compiler->unit;
    NameIndex *attributes = &unit->static_attributes;
    if (attributes->count > 1) {
        qsort(attributes->names, (size_t)attributes->count, sizeof *attributes->names,
              compare_names);
    }
    const Constant **items =
        ARENA_NEW_ARRAY(&unit->arena, const Constant *, (size_t)attributes->count);
    for (int i = 0; i < attributes->count; i++) {
        items[i] = constant_str(&unit->arena, attributes->names[i]);
    }
    return constant_sequence(&unit->arena, CONSTANT_TUPLE, items, (size_t)attributes->count);
}

/* ---- blocks ---- */

static void push_block(Compiler *compiler, FrameBlock block) {
    CompileUnit *unit = compiler->unit;
    if (unit->block_count >= FRAME_BLOCKS_MAX) {
        compiler_error(compiler, block.location, "too many statically nested blocks");
        return;
    }
    unit->blocks[unit->block_count++] = block;
}

void unit_push_block(Compiler *compiler, Location location, FrameBlockKind kind, Label start,
                     Label exit) {
    push_block(compiler,
               (FrameBlock){.kind = kind, .start = start, .exit = exit, .location = location});
}

void unit_push_finally(Compiler *compiler, Location location, Label start, Label exit,
                       const StmtList *finalbody) {
    push_block(compiler, (FrameBlock){.kind = FBLOCK_FINALLY_TRY,
                                      .start = start,
                                      .exit = exit,
                                      .location = location,
                                      .finalbody = finalbody});
}

void unit_push_handler_cleanup(Compiler *compiler, Location location, Label start,
                               const Text *name) {
    push_block(compiler, (FrameBlock){.kind = FBLOCK_HANDLER_CLEANUP,
                                      .start = start,
                                      .exit = LABEL_NONE,
                                      .location = location,
                                      .name = name});
}

/* After an error the block may never have been pushed. */
void unit_pop_block(Compiler *compiler, FrameBlockKind kind) {
    CompileUnit *unit = compiler->unit;
    if (compiler_failed(compiler)) {
        unit->block_count -= unit->block_count > 0;
        return;
    }
    assert(unit->block_count > 0);
    unit->block_count--;
    assert(unit->blocks[unit->block_count].kind == kind);
    (void)kind;
}

FrameBlock *unit_top_block(Compiler *compiler) {
    CompileUnit *unit = compiler->unit;
    return unit->block_count == 0 ? NULL : &unit->blocks[unit->block_count - 1];
}

/* ---- annotations ---- */

/* CPython: _PyCompile_AddDeferredAnnotation. */
int unit_defer_annotation(Compiler *compiler, const Stmt *stmt) {
    CompileUnit *unit = compiler->unit;
    DeferredAnnotations *annotations = &unit->deferred;
    if (annotations->count == annotations->capacity) {
        int capacity = annotations->capacity == 0 ? 8 : annotations->capacity * 2;
        DeferredAnnotation *items =
            ARENA_NEW_ARRAY(&unit->arena, DeferredAnnotation, (size_t)capacity);
        if (annotations->count > 0) {
            memcpy(items, annotations->items, (size_t)annotations->count * sizeof *items);
        }
        annotations->items = items;
        annotations->capacity = capacity;
    }
    bool conditional = unit->kind == UNIT_MODULE || unit->conditional_blocks > 0;
    int index = conditional ? unit->next_conditional_annotation++ : -1;
    annotations->items[annotations->count++] = (DeferredAnnotation){.stmt = stmt, .index = index};
    return index;
}

void unit_start_annotation_setup(Compiler *compiler) {
    CompileUnit *unit = compiler->unit;
    sequence_init(&unit->annotation_setup, &unit->arena);
    unit->sequence = &unit->annotation_setup;
}

void unit_end_annotation_setup(Compiler *compiler) {
    CompileUnit *unit = compiler->unit;
    unit->sequence = &unit->body;
    sequence_splice(&unit->body, 1, &unit->annotation_setup); /* behind RESUME */
}

/* ---- inlined comprehensions ---- */

static void set_fast_hidden(CompileUnit *unit, const Text *name, bool now) {
    int index = name_index_add(&unit->code.fast_hidden, &unit->arena, name);
    if (index >= unit->fast_hidden_capacity) {
        int capacity = index < 8 ? 8 : index * 2;
        bool *flags = ARENA_NEW_ARRAY(&unit->arena, bool, (size_t)capacity);
        if (unit->fast_hidden_capacity > 0) {
            memcpy(flags, unit->fast_hidden_now, (size_t)unit->fast_hidden_capacity);
        }
        unit->fast_hidden_now = flags;
        unit->fast_hidden_capacity = capacity;
    }
    unit->fast_hidden_now[index] = now;
}

/*
 * Names that have another scope inside than outside are handled with the inner
 * one while the comprehension is compiled. A name that is free inside is what
 * it is outside; one that is a cell inside and free outside can be free in
 * both: it is a DEREF either way. In a class, all names of the comprehension
 * are its own. CPython: _PyCompile_TweakInlinedComprehensionScopes.
 */
void unit_enter_comprehension(Compiler *compiler, const SymtableEntry *comprehension,
                              InlinedComprehension *state) {
    CompileUnit *unit = compiler->unit;
    const SymbolMap *symbols = &comprehension->symbols;
    bool in_class_block = unit->entry->type == BLOCK_CLASS && unit->inlined_comprehensions == 0;
    unit->inlined_comprehensions++;
    *state = (InlinedComprehension){
        .outer_symbols = ARENA_NEW_ARRAY(&unit->arena, Symbol, (size_t)symbols->count),
        .hidden = ARENA_NEW_ARRAY(&unit->arena, const Text *, (size_t)symbols->count),
        .pushed = ARENA_NEW_ARRAY(&unit->arena, const Text *, (size_t)symbols->count),
        .cleanup = LABEL_NONE,
    };
    for (int i = 0; i < symbols->count; i++) {
        const Symbol symbol = symbols->items[i];
        if (symbol.name == NULL) {
            continue;
        }
        Scope scope = symbol_scope(symbol.flags);
        uint32_t outer_flags = symtable_entry_symbol(unit->entry, symbol.name);
        Scope outer_scope = symbol_scope(outer_flags);
        if ((scope != outer_scope && scope != SCOPE_FREE &&
             !(scope == SCOPE_CELL && outer_scope == SCOPE_FREE)) ||
            in_class_block) {
            state->outer_symbols[state->outer_count++] =
                (Symbol){.name = symbol.name, .flags = outer_flags};
            symtable_entry_set_symbol(compiler->symtable, unit->entry, symbol.name, symbol.flags);
        }
        bool bound = (symbol.flags & DEF_LOCAL) != 0 && (symbol.flags & DEF_NONLOCAL) == 0;
        if ((bound || in_class_block) && !symtable_entry_is_function_like(unit->entry) &&
            !is_fast_hidden_now(unit, symbol.name)) {
            set_fast_hidden(unit, symbol.name, true);
            state->hidden[state->hidden_count++] = symbol.name;
        }
    }
}

/* CPython: _PyCompile_RevertInlinedComprehensionScopes. */
void unit_leave_comprehension(Compiler *compiler, const InlinedComprehension *state) {
    CompileUnit *unit = compiler->unit;
    unit->inlined_comprehensions--;
    for (int i = 0; i < state->outer_count; i++) {
        symtable_entry_set_symbol(compiler->symtable, unit->entry, state->outer_symbols[i].name,
                                  state->outer_symbols[i].flags);
    }
    for (int i = 0; i < state->hidden_count; i++) {
        set_fast_hidden(unit, state->hidden[i], false);
    }
}
