/*
 * event.h - telling the hook what happened: one function per kind of transition.
 *
 * Each is called from the one function that makes the transition; with no hook
 * set it does nothing. The plain loop has no calls of them at all.
 * Kinds and fields: hook.h.
 */
#ifndef GENSTEP_INTERP_EVENT_H
#define GENSTEP_INTERP_EVENT_H

#include "engine/bytecode/exception_table.h"
#include "engine/interp/vm.h"

void event_call(VM *vm, const Frame *frame, const Frame *caller);
void event_return(VM *vm, const Frame *frame, Value value);
void event_enter(VM *vm, const Frame *shim);
void event_exit(VM *vm, const Frame *shim, Value value);
void event_create(VM *vm, const Generator *generator, const Frame *original);
/* The delivered value, or the delivered exception: vm->raised. */
void event_resume(VM *vm, const Generator *generator, ResumeMeans means, Value value);
void event_yield(VM *vm, const Generator *generator, const Frame *to, Value value);
/* The returned value, or NULL: vm->raised ended it. */
void event_stop(VM *vm, const Generator *generator, Value value);
void event_raise(VM *vm, const Frame *frame);
void event_handle(VM *vm, const Frame *frame, const ExceptionEntry *entry);
void event_unwind(VM *vm, const Frame *frame);
/* What vm->exc holds now has just become, or ceased to be, the handled exception. */
void event_exc_push(VM *vm);
void event_exc_pop(VM *vm);
void event_cleanup_throw(VM *vm, const Frame *frame, Value value, Value exception);
void event_own(VM *vm, const Frame *frame, FrameOwner before);
void event_clear(VM *vm, const Frame *frame);
void event_destroy(VM *vm, const Generator *generator, bool closed);
void event_output(VM *vm, int stream, const char *text, size_t size);

/* Before each instruction of the traced loop: counts it, and shows it to the hook. */
void event_instruction(VM *vm, const Frame *frame);

#endif
