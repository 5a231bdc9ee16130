# genstep: `make help` lists the targets.
#
# One non-recursive Makefile. Sources are whatever lies in the rooms; header
# dependencies are generated; each mode and compiler builds in a folder of its
# own, so that `make`, `make asan` and `make CC=clang` never disturb each other.

MODE   ?= release
BUILD  ?= build
PREFIX ?= /usr/local
V      ?= 0
Q      := $(if $(filter 1,$(V)),,@)
SAY     = $(if $(filter 1,$(V)),:,printf '  %-8s %s\n')
ifeq ($(origin CC),default)
CC := gcc
endif

OBJ     := $(BUILD)/$(MODE)$(if $(findstring clang,$(CC)),-clang)
PROGRAM := $(OBJ)/genstep

# ---- sources: a room is a folder ----

ENGINE_SOURCES := $(sort $(wildcard engine/*.c engine/*/*.c))
TRACER_SOURCES := $(sort $(wildcard tracer/*.c tracer/*/*.c))
UI_SOURCES     := $(sort $(wildcard ui/*.c ui/*/*.c))
MAIN_SOURCE    := ui/cli/main.c
UNIT_SOURCES   := $(sort $(wildcard tests/unit/*.c))
GOLDEN_SOURCES := $(sort $(wildcard tests/golden/*.c))
HEADERS        := $(sort $(wildcard engine/*.h engine/*/*.h tracer/*.h tracer/*/*.h ui/*.h ui/*/*.h))
C_FILES        := $(ENGINE_SOURCES) $(TRACER_SOURCES) $(UI_SOURCES) $(HEADERS) \
                  $(sort $(wildcard tests/*/*.c tests/*/*.h))

LIBRARY        := $(sort $(wildcard engine/lib/*.py engine/lib/*/*.py))
ENGINE_OBJECTS := $(ENGINE_SOURCES:%.c=$(OBJ)/%.o) $(OBJ)/embedded_library.o
LESSONS        := $(sort $(wildcard programs/lessons/*.py))
FACE_OBJECTS   := $(if $(UI_SOURCES),$(OBJ)/embedded_lessons.o) $(TRACER_SOURCES:%.c=$(OBJ)/%.o) \
                  $(patsubst %.c,$(OBJ)/%.o,$(filter-out $(MAIN_SOURCE),$(UI_SOURCES)))
MAIN_OBJECT    := $(patsubst %.c,$(OBJ)/%.o,$(filter $(MAIN_SOURCE),$(UI_SOURCES)))
UNIT_OBJECTS   := $(UNIT_SOURCES:%.c=$(OBJ)/%.o)
GOLDEN_OBJECTS := $(GOLDEN_SOURCES:%.c=$(OBJ)/%.o)
GOLDEN_RUNNER  := $(OBJ)/golden-tests

STDLIB_SOURCES := $(sort $(wildcard tests/stdlib/*.c))
FUZZ_SOURCES   := $(sort $(wildcard tests/fuzz/*.c))
STDLIB_OBJECTS := $(STDLIB_SOURCES:%.c=$(OBJ)/%.o)
BENCH_OBJECTS  := $(patsubst %.c,$(OBJ)/%.o,$(sort $(wildcard tests/bench/*.c)))

# What is compared with the recordings of CPython 3.14 (tests/golden/golden.c).
KIND ?= codes,dis,run,cold,events,bytecode

# ---- flags ----

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CFLAGS_release := -O2 -g -DNDEBUG
CFLAGS_debug   := -O0 -g -DGENSTEP_DEBUG
CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined \
                  -fno-omit-frame-pointer -DGENSTEP_DEBUG
LDFLAGS_asan   := -fsanitize=address,undefined
CFLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined \
                  -fno-omit-frame-pointer -DGENSTEP_DEBUG
LDFLAGS_fuzz   := -fsanitize=fuzzer,address,undefined
STANDARD       := -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700

# The eval loop. Each case is to end in a jump of its own to the next, which the processor learns
# by case; gcc's common-subexpression pass and cross-jumping fold these jumps into one (GCC's manual
# says so at -fgcse), and its vectoriser keeps ip and sp in one wide register, to be taken apart
# again at each instruction. Together they nearly halve the speed. Calling memset for the few slots
# of a frame takes longer than setting them. clang does none of this.
LOOP_OBJECTS := $(OBJ)/engine/interp/loop_plain.o $(OBJ)/engine/interp/loop_traced.o
LOOP_CFLAGS  := $(if $(findstring clang,$(CC)),,-fno-gcse -fno-crossjumping -fno-tree-slp-vectorize \
                  -fno-tree-loop-distribute-patterns)

# What the command line or the environment adds comes last.
ALL_CPPFLAGS = -I. -I$(OBJ) $(CPPFLAGS)
ALL_CFLAGS   = $(STANDARD) $(WARNINGS) $(CFLAGS_$(MODE)) $(FILE_CFLAGS) $(CFLAGS)
ALL_LDFLAGS  = $(LDFLAGS_$(MODE)) $(LDFLAGS)
# Archives, where the system has them: each shared library less to load at start-up is 0.05 ms and
# 0.15 MiB of what `make bench` measures.
archive      = $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a))
ENGINE_LIBS  := $(if $(call archive,tommath),-l:libtommath.a,-ltommath) -lm
NCURSES      := $(if $(and $(call archive,ncursesw),$(call archive,tinfo)),-l:libncursesw.a -l:libtinfo.a,-lncursesw)
LIBS         := $(NCURSES) -lcjson $(ENGINE_LIBS)
CHECK_LIBS   := -lcheck -lsubunit -lrt -lpthread

# ---- building ----

##@ Building

all: $(BUILD)/genstep ## build the program, build/genstep (MODE=release|debug|asan, CC=gcc|clang, V=1)

ifneq ($(MAIN_OBJECT),)
# Copied when it differs, so that switching compilers always leaves the last one asked for.
$(BUILD)/genstep: $(PROGRAM) FORCE
	$(Q)cmp -s $< $@ || { cp $< $@.new && mv -f $@.new $@; }

$(PROGRAM): $(ENGINE_OBJECTS) $(FACE_OBJECTS) $(MAIN_OBJECT)
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)
else
$(BUILD)/genstep $(PROGRAM): objects
	@echo "there is no $(MAIN_SOURCE) yet: objects only"
endif

$(LOOP_OBJECTS): private FILE_CFLAGS = $(LOOP_CFLAGS)

objects: $(ENGINE_OBJECTS) $(FACE_OBJECTS) $(MAIN_OBJECT) ## compile everything, link nothing

$(OBJ)/%.o: %.c $(OBJ)/flags
	@$(SAY) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Files that are part of the program (engine/base/embedded.h).
$(OBJ)/embedded_lessons.c: engine/base/embed.sh $(LESSONS)
	@mkdir -p $(@D)
	$(Q)engine/base/embed.sh embedded_lessons programs/lessons $(LESSONS) > $@

$(OBJ)/embedded_library.c: engine/base/embed.sh $(LIBRARY)
	@mkdir -p $(@D)
	$(Q)engine/base/embed.sh embedded_library engine/lib $(LIBRARY) > $@

$(OBJ)/%.o: $(OBJ)/%.c $(OBJ)/flags
	@$(SAY) CC $<
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# Changes when the compiler or its flags do, and so makes everything be built again.
$(OBJ)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(LOOP_CFLAGS)' | cmp -s - $@ || \
	    echo '$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(LOOP_CFLAGS)' > $@

# The list of check suites: tests/unit/check_NOUN.c defines `Suite *NOUN_suite(void)`.
$(OBJ)/tests/unit/suites.inc: $(UNIT_SOURCES)
	@mkdir -p $(@D)
	$(Q)for f in $(patsubst tests/unit/check_%.c,%,$(filter tests/unit/check_%.c,$(UNIT_SOURCES))); \
	    do echo "SUITE($${f})"; done > $@
$(OBJ)/tests/unit/main.o: $(OBJ)/tests/unit/suites.inc

# Everything but main, for the tests to take from what they use.
$(OBJ)/genstep.a: $(ENGINE_OBJECTS) $(FACE_OBJECTS)
	@rm -f $@
	$(Q)ar rcs $@ $^

# The engine alone, for other programs (docs/embedding.md), and the example given there.
$(OBJ)/libgenstep.a: $(ENGINE_OBJECTS)
	@rm -f $@
	$(Q)ar rcs $@ $^

lib: $(OBJ)/libgenstep.a ## the engine as a library for other programs (docs/embedding.md)

$(OBJ)/embedding.c: docs/embedding.md
	@mkdir -p $(@D)
	$(Q)sed -n '/^```c$$/,/^```$$/{/^```/!p;}' $< > $@

$(OBJ)/embedding: $(OBJ)/embedding.o $(OBJ)/libgenstep.a
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ENGINE_LIBS)

$(OBJ)/unit-tests: $(UNIT_OBJECTS) $(OBJ)/genstep.a
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(CHECK_LIBS) $(LIBS)

$(OBJ)/golden-tests: $(GOLDEN_OBJECTS) $(OBJ)/genstep.a
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# The library is compared by the golden runner's parts, all but its main.
$(OBJ)/stdlib-tests: $(STDLIB_OBJECTS) $(filter-out %/golden.o,$(GOLDEN_OBJECTS)) $(OBJ)/genstep.a
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

-include $(patsubst %.o,%.d,$(ENGINE_OBJECTS) $(FACE_OBJECTS) $(MAIN_OBJECT) $(UNIT_OBJECTS) $(GOLDEN_OBJECTS) $(STDLIB_OBJECTS)) \
         $(BENCH_OBJECTS:.o=.d)

clean: ## remove what was built
	rm -rf $(BUILD)

##@ Setting up (Debian 12; as root or with sudo)

DEPS      := gcc make libc6-dev pkg-config libncurses-dev libcjson-dev libtommath-dev check \
             libsubunit-dev diffutils tmux
DEPS_TEST := clang libclang-rt-14-dev clang-format valgrind python3
APT       := $(if $(filter 0,$(shell id -u)),,sudo) env DEBIAN_FRONTEND=noninteractive apt-get
# Installs what is missing of $(1); asks the registry nothing when all is there.
apt_install = missing=; for p in $(1); do \
        dpkg-query -W -f '$${Status}\n' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; \
    done; \
    if [ -n "$$missing" ]; then $(APT) update -qq && $(APT) install -qq -y --no-install-recommends $$missing; fi

deps: ## install what building and `make check` need
	$(Q)$(call apt_install,$(DEPS))

deps-test: deps ## install what only CI and `make golden` need: clang, valgrind, Node and the oracle
	$(Q)$(call apt_install,$(DEPS_TEST) $(if $(shell command -v node),,nodejs) $(if $(shell command -v npm),,npm))
	$(Q)$(MAKE) --no-print-directory tests/oracle/node_modules/.installed

tests/oracle/node_modules/.installed: tests/oracle/package-lock.json
	cd tests/oracle && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

##@ Testing

check: $(PROGRAM) $(OBJ)/unit-tests $(GOLDEN_RUNNER) $(OBJ)/embedding ## all tests: units, recordings of CPython 3.14 (no Python needed)
	$(Q)tests/check.sh $(OBJ) $(KIND)

check-unit: $(OBJ)/unit-tests ## the units alone (SUITE=name for one suite)
	$(Q)$(if $(SUITE),CK_RUN_SUITE=$(SUITE)) $(OBJ)/unit-tests

check-golden: $(PROGRAM) $(GOLDEN_RUNNER) ## the recordings alone (GROUP=name or file, KIND=codes,dis,run,cold,events,bytecode)
	$(Q)$(OBJ)/golden-tests --program $(PROGRAM) --kind $(KIND) $(GROUP)

check-stdlib: $(OBJ)/stdlib-tests $(BUILD)/stdlib/.written ## compile CPython's standard library, compare all code objects (MODULE=names)
	$(Q)$(OBJ)/stdlib-tests $(BUILD)/stdlib $(MODULE)

$(BUILD)/stdlib/.written: tests/oracle/node_modules/.installed tests/oracle/stdlib.py tests/oracle/record.py
	$(Q)rm -rf $(@D) && mkdir -p $(@D)
	$(Q)node tests/oracle/python.mjs tests/oracle/stdlib.py $(@D) < /dev/null
	@touch $@

check-cpython: $(PROGRAM) $(BUILD)/cpython/.fetched ## CPython's own tests, of Debian unstable, under a unittest of our own (FILE=names)
	$(Q)tests/cpython/check.sh $(PROGRAM) $(BUILD)/cpython $(FILE)

check-cpython-compile: $(OBJ)/stdlib-tests $(BUILD)/cpython/codes/.written ## compile those tests, compare all code objects (MODULE=names)
	$(Q)$(OBJ)/stdlib-tests $(BUILD)/cpython/codes $(MODULE)

$(BUILD)/cpython/.fetched: tests/cpython/fetch.sh
	$(Q)tests/cpython/fetch.sh $(@D)

$(BUILD)/cpython/codes/.written: $(BUILD)/cpython/.fetched tests/oracle/node_modules/.installed tests/oracle/stdlib.py tests/oracle/record.py
	$(Q)rm -rf $(@D) && mkdir -p $(@D)
	$(Q)node tests/oracle/python.mjs tests/oracle/stdlib.py $(@D) $(BUILD)/cpython/test < /dev/null
	@touch $@

check-schema: $(PROGRAM) tests/oracle/node_modules/.installed ## traces against docs/trace.schema.json, by the npm package ajv
	$(Q)node tests/oracle/schema.mjs $(PROGRAM)

asan: ## all tests under the address and undefined-behaviour sanitizers
	$(Q)$(MAKE) --no-print-directory MODE=asan check

FUZZ    ?= compiler
SECONDS ?= 60
FIRST   ?= 1
COUNT   ?= 100
.PRECIOUS: $(OBJ)/tests/fuzz/%.o
fuzz: ## random input under the sanitizers (FUZZ=compiler|loader|run|json, SECONDS=60)
	$(Q)$(MAKE) --no-print-directory MODE=fuzz CC=clang $(BUILD)/fuzz-clang/fuzz-$(FUZZ)
	$(Q)tests/fuzz/fuzz.sh $(BUILD)/fuzz-clang $(FUZZ) $(SECONDS)

fuzz-compiler fuzz-loader fuzz-run fuzz-json: fuzz-%: ## one of them (SECONDS=60)
	$(Q)$(MAKE) --no-print-directory fuzz FUZZ=$* SECONDS=$(SECONDS)

# The sanitizers do not hand out memory again for long: what goes wrong then shows without them.
fuzz-mutations: $(PROGRAM) ## random programs that change what is being worked on, with the sanitizers and without (FIRST=1, COUNT=100)
	$(Q)$(MAKE) --no-print-directory MODE=asan $(BUILD)/asan/genstep
	$(Q)tests/fuzz/programs/mutations.sh $(BUILD)/asan/genstep $(FIRST) $(COUNT)
	$(Q)tests/fuzz/programs/mutations.sh $(PROGRAM) $(FIRST) $(COUNT)

$(OBJ)/fuzz-%: $(OBJ)/tests/fuzz/fuzz_%.o $(OBJ)/genstep.a
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

valgrind: $(PROGRAM) $(OBJ)/unit-tests ## everything that runs in one process, under valgrind (PROGRAMS=files; minutes)
	$(Q)tests/valgrind.sh $(OBJ) $(PROGRAMS)

layers: ## no include points up; every header compiles alone
	$(Q)CC=$(CC) tests/layers.sh $(HEADERS)

warnings-check: ## everything compiles without a warning under gcc and clang
	$(Q)for cc in gcc clang; do \
	    $(MAKE) --no-print-directory CC=$$cc BUILD=$(BUILD)/warnings CFLAGS='-Werror' objects unit-objects || exit 1; \
	done
unit-objects: $(UNIT_OBJECTS) $(GOLDEN_OBJECTS) $(STDLIB_OBJECTS) $(FUZZ_SOURCES:%.c=$(OBJ)/%.o) $(BENCH_OBJECTS)

##@ Recording and measuring

docs: $(PROGRAM) ## write docs/coverage.md: what of CPython's names there is
	$(Q)tests/coverage/coverage.sh $(PROGRAM) > $(OBJ)/coverage.md && mv $(OBJ)/coverage.md docs/coverage.md

names: tests/oracle/node_modules/.installed ## record CPython's names, tests/coverage/names.txt
	$(Q)node tests/oracle/python.mjs tests/coverage/names.py < /dev/null > $(OBJ)/names.txt && \
	    mv $(OBJ)/names.txt tests/coverage/names.txt

golden: tests/oracle/node_modules/.installed ## record tests/golden anew under CPython 3.14 (GROUP=name or file)
	$(Q)node tests/oracle/record.mjs $(GROUP)

bench: $(PROGRAM) $(OBJ)/measure ## CPU time against CPython, then bench-trace (PYTHON=program RUNS=5 BENCH=names SET=language)
	$(Q)GENSTEP=$(PROGRAM) MEASURE=$(OBJ)/measure RUNS=$(RUNS) PYTHON="$(PYTHON)" BENCH="$(BENCH)" SET="$(SET)" \
	    tests/bench/bench.sh
	$(Q)$(if $(SET)$(BENCH),,$(MAKE) --no-print-directory bench-trace)

# Ten million events take about 50 MB, a million of them as JSON 600 MB in TMPDIR.
EVENTS       ?= 10000000
TRACED_BENCH ?= counting yield_from_deep pipeline tree_walk throw_finally averaging
bench-trace: $(OBJ)/trace-figures ## recording, exporting, opening and seeking traces (EVENTS=10000000 TRACED_BENCH=names)
	$(Q)$< $${TMPDIR:-/tmp} $(EVENTS) $(TRACED_BENCH:%=tests/bench/%.py)

$(OBJ)/trace-figures: $(OBJ)/tests/bench/trace_figures.o $(OBJ)/genstep.a
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

bench-compiler: $(OBJ)/compile-library $(OBJ)/measure $(BUILD)/stdlib/.written ## compiling CPython's library against CPython's compile()
	$(Q)COMPILE=$(OBJ)/compile-library MEASURE=$(OBJ)/measure LIBRARY=$(BUILD)/stdlib RUNS=$(RUNS) PYTHON="$(PYTHON)" \
	    tests/bench/compiler/bench.sh

$(OBJ)/compile-library: $(OBJ)/tests/bench/compile_library.o $(OBJ)/tests/golden/files.o $(OBJ)/genstep.a
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/measure: $(OBJ)/tests/bench/measure.o
	@$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^

##@ Installing

DATADIR = $(DESTDIR)$(PREFIX)/share/genstep
install: $(BUILD)/genstep ## install under PREFIX (default /usr/local; DESTDIR is honoured)
	install -d $(DESTDIR)$(PREFIX)/bin $(DATADIR)/lessons $(DATADIR)/exercises
	install -m 755 $(BUILD)/genstep $(DESTDIR)$(PREFIX)/bin/genstep
	for room in lessons exercises; do \
	    for f in programs/$$room/*; do [ ! -f "$$f" ] || install -m 644 "$$f" $(DATADIR)/$$room/ || exit 1; done; \
	done
	if [ -f docs/genstep.1 ]; then \
	    install -d $(DESTDIR)$(PREFIX)/share/man/man1 && \
	    install -m 644 docs/genstep.1 $(DESTDIR)$(PREFIX)/share/man/man1/genstep.1; \
	fi

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/genstep $(DESTDIR)$(PREFIX)/share/man/man1/genstep.1
	rm -rf $(DATADIR)

##@ Tidying

format: ## lay out the C files as .clang-format says
	$(Q)[ -z "$(C_FILES)" ] || clang-format -i $(C_FILES)

format-check: ## fail when `make format` would change something
	$(Q)[ -z "$(C_FILES)" ] || clang-format --dry-run --Werror $(C_FILES)

help: ## this list
	@awk 'BEGIN { FS = ":.*## " } \
	    /^##@ /                  { printf "\n%s\n", substr($$0, 5) } \
	    /^[a-z][a-z-]*:.*## /    { printf "  %-16s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

FORCE:
# Every target that `make help` lists.
.PHONY: objects unit-objects FORCE \
        $(shell sed -n 's/^\([a-z][a-z -]*\):.*[#]# .*/\1/p' $(firstword $(MAKEFILE_LIST)))
