/*
 * frame.h - one activation of a code object: locals, value stack, where it is.
 *
 * A frame is one block of memory:
 *
 *     +----------------+ Frame
 *     | previous ...   |
 *     | ip, stack      |
 *     | owner          |
 *     +----------------+ frame_slots(frame)
 *     | locals         |  nlocalsplus: arguments, locals, cells, free variables
 *     | value stack    |  grows up to stacksize; `stack` points one past the top
 *     +----------------+
 *
 * Frames of ordinary calls lie one after another on the VM's frame stack
 * (owner: thread). RETURN_GENERATOR copies its frame into a new generator
 * object (owner: generator), where it stays while it is suspended, running
 * or finished. When a frame object outlives its frame, the frame is copied into
 * it (owner: frame object). Each entry of C code into the eval loop begins
 * with a shim frame (owner: interpreter) that makes the loop return.
 *
 * Ownership: a frame owns the values in its slots and its function; its code
 * object lives as long as the VM.
 * Source: CPython 3.14 Include/internal/pycore_interpframe_structs.h,
 * Python/frame.c, InternalDocs/frames.md.
 */
#ifndef GENSTEP_INTERP_FRAME_H
#define GENSTEP_INTERP_FRAME_H

#include "engine/interp/code_object.h"
#include "engine/objects/type.h"

typedef struct Function Function;
typedef struct FrameObject FrameObject;
typedef struct Generator Generator;

typedef enum FrameOwner {
    OWNER_THREAD,
    OWNER_GENERATOR,
    OWNER_FRAME_OBJECT,
    OWNER_INTERPRETER,
} FrameOwner;

typedef struct Frame {
    CodeObject *code;          /* borrowed; NULL in a shim */
    struct Frame *previous;    /* the caller; NULL while a generator is suspended */
    Function *function;        /* owned; NULL in a shim, and in the frame that checks __init__ */
    Dict *globals;             /* borrowed from the function */
    Dict *builtins;            /* likewise */
    Value locals;              /* namespace of a module or class body, owned; NULL in functions */
    FrameObject *frame_object; /* owned; NULL until someone asks for it */
    Unit *ip;                  /* the instruction being executed; before the first one, and while a
                                  generator is suspended, the one that comes next */
    Value *stack;              /* one past the top, saved whenever others may look */
    uint32_t number;           /* small, for its whole life; a resumed generator keeps it; 0 when
                                  no hook is set */
    uint16_t return_offset;    /* units from ip to where a callee's return continues */
    uint8_t owner;             /* FrameOwner */
} Frame;

/* Locals, cells and free variables, then the value stack: they follow the Frame in memory. */
static inline Value *frame_slots(const Frame *frame) {
    return (Value *)(frame + 1);
}

static inline Value *frame_stack_base(const Frame *frame) {
    return frame_slots(frame) + frame->code->nlocalsplus;
}

static inline int frame_stack_depth(const Frame *frame) {
    return (int)(frame->stack - frame_stack_base(frame));
}

/* f_lasti: byte offset of the current instruction in co_code. */
static inline int frame_offset(const Frame *frame) {
    return (int)(frame->ip - frame->code->units) * (int)sizeof(Unit);
}

/* Whether it has not come to its RESUME yet: Python code cannot see it then. Shims and the frames
 * of code that stands in for C code are incomplete for ever. */
static inline bool frame_is_incomplete(const Frame *frame) {
    if (frame->owner >= OWNER_INTERPRETER || frame->code->stand_in) {
        return true;
    }
    return frame->owner != OWNER_GENERATOR &&
           frame->ip < frame->code->units + frame->code->first_traceable;
}

/* The first frame, from this one outwards, that Python code can see; NULL if there is none. */
Frame *frame_first_complete(Frame *frame);

/* f_lineno, or -1 when the instruction has no line. */
int frame_line(const Frame *frame);

/* The frame object for Python code that asks (sys._getframe, gi_frame, tb_frame); a new
 * reference, the same object each time. NULL with MemoryError. */
Value frame_get_object(VM *vm, Frame *frame);

/* Room for a call of `code` on the frame stack, header filled in, slots from `first_empty` on set
 * to NULL. Consumes `function`. NULL with MemoryError set. */
Frame *frame_push_take(VM *vm, Function *function, CodeObject *code, int first_empty,
                       Frame *previous);

/* Clears a finished frame and gives its memory back: the newest one on the frame stack, or a
 * generator's, whose exception state is unlinked. vm->frame must no longer be that frame. */
void frame_pop(VM *vm, Frame *frame);

/* Releases everything a finished frame holds. If a frame object outlives it, the frame moves into
 * that object first (CPython's take_ownership). */
void frame_clear(VM *vm, Frame *frame);

/* Copies a frame, slots in use included, to memory of its own; the original gives up its values. */
void frame_move(const Frame *from, Frame *to);

/* Visits what a frame holds, for the cycle collector. */
int frame_traverse(Frame *frame, VisitCall *visit, void *context);

/* The frame stack grows by chunks; these are for vm.c and the slow paths of push and pop. */
void frame_stack_init(VM *vm);
void frame_stack_done(VM *vm);
bool frame_stack_grow(VM *vm, size_t size);
void frame_stack_shrink(VM *vm);

#endif
