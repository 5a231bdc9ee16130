/* loop_plain.c - the eval loop as untraced programs run it; see loop.inc. */
#define LOOP_NAME   loop_plain
#define LOOP_TRACED 0
#include "engine/interp/loop.inc"
