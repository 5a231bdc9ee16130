/* loop_traced.c - the eval loop that shows each step to the hook, and counts; see loop.inc. */
#define LOOP_NAME   loop_traced
#define LOOP_TRACED 1
#include "engine/interp/loop.inc"
