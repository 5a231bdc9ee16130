# genstep: `make help` lists the targets.
#
# One non-recursive Makefile. Sources are whatever lies in the rooms; header
# dependencies are generated; each mode builds in a folder of its own.

MODE   ?= release
BUILD  ?= build
CC     ?= gcc
PREFIX ?= /usr/local
V      ?= 0
Q      := $(if $(filter 1,$(V)),,@)

OBJ := $(BUILD)/$(MODE)

ENGINE_SOURCES := $(wildcard engine/*/*.c)
TRACER_SOURCES := $(wildcard tracer/*.c tracer/*/*.c)
UI_SOURCES     := $(wildcard ui/*/*.c)
SOURCES        := $(ENGINE_SOURCES) $(TRACER_SOURCES) $(UI_SOURCES)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CPPFLAGS += -I. -I$(OBJ) -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700
CFLAGS_release := -O2 -g
CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -DGENSTEP_DEBUG
CFLAGS_debug   := -O0 -g -DGENSTEP_DEBUG
CFLAGS   += -std=c11 $(WARNINGS) $(CFLAGS_$(MODE))
LDFLAGS  += $(if $(filter asan,$(MODE)),-fsanitize=address,undefined)
LDLIBS   += -lncursesw -lcjson -ltommath -lm

OBJECTS := $(SOURCES:%.c=$(OBJ)/%.o)

all: $(BUILD)/genstep

$(BUILD)/genstep: $(OBJ)/genstep
	$(Q)cp $< $@

$(OBJ)/genstep: $(OBJECTS)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OBJ)/%.o: %.c
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d)
.PHONY: all
