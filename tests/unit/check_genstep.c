/* Checks of the engine as a library: genstep.h, and nothing else of the engine. */
#include "engine/genstep.h"

#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"

/* ---- a machine and what it said ---- */

typedef struct Host {
    Genstep *machine;
    Buffer out;
    Buffer err;
    const char *input; /* what read_line has left to give */
    uint64_t steps;
    uint64_t stop_after; /* steps; 0: never */
} Host;

static void write_text(void *context, int stream, const char *text, size_t size) {
    Host *host = context;
    buffer_add(stream == 1 ? &host->out : &host->err, text, size);
}

static const char *read_line(void *context, size_t *size) {
    Host *host = context;
    const char *line = host->input;
    *size = strcspn(line, "\n");
    *size += line[*size] == '\n';
    host->input += *size;
    return line;
}

static bool count_steps(void *context, Genstep *machine, const Frame *frame) {
    Host *host = context;
    (void)machine;
    (void)frame;
    return ++host->steps != host->stop_after;
}

static void host_open(Host *host, GenstepOptions options, const char *source) {
    options.context = host;
    options.write = write_text;
    options.read_line = read_line;
    *host = (Host){.machine = genstep_new(&options), .input = ""};
    ck_assert_msg(genstep_compile(host->machine, source, strlen(source), "prog.py"), "%s",
                  genstep_message(host->machine));
}

static void host_close(Host *host) {
    genstep_free(host->machine);
    buffer_done(&host->out);
    buffer_done(&host->err);
}

static const char *text_of(const Buffer *buffer) {
    return buffer->size == 0 ? "" : buffer->data;
}

static void assert_ends(GenstepOptions options, const char *source, GenstepResult result,
                        int status, const char *out, const char *err) {
    Host host;
    host_open(&host, options, source);
    ck_assert_int_eq(genstep_run(host.machine), result);
    ck_assert_int_eq(genstep_exit_status(host.machine), status);
    ck_assert_str_eq(text_of(&host.out), out);
    ck_assert_str_eq(text_of(&host.err), err);
    host_close(&host);
}

/* ---- ends ---- */

START_TEST(programs_end_in_every_way) {
    GenstepOptions none = {0};
    assert_ends(none, "print('hi')", GENSTEP_OK, 0, "hi\n", "");
    assert_ends(none, "1 / 0", GENSTEP_RAISED, 1, "",
                "Traceback (most recent call last):\n"
                "  File \"prog.py\", line 1, in <module>\n"
                "    1 / 0\n"
                "    ~~^~~\n"
                "ZeroDivisionError: division by zero\n");
    assert_ends(none, "import sys\nsys.exit(7)", GENSTEP_EXITED, 7, "", "");
    assert_ends((GenstepOptions){.max_instructions = 1000}, "while True: pass", GENSTEP_LIMIT, 3,
                "", "");
    assert_ends((GenstepOptions){.max_memory = 8 << 20}, "x = []\nwhile True: x.append('a' * 99)",
                GENSTEP_LIMIT, 3, "",
                "Traceback (most recent call last):\n"
                "  File \"prog.py\", line 2, in <module>\n"
                "    while True: x.append('a' * 99)\n"
                "                ~~~~~~~~^^^^^^^^^^\n"
                "MemoryError\n");
    assert_ends(none, "open('x')", GENSTEP_UNSUPPORTED, 2, "", "");
    assert_ends(none, "", GENSTEP_OK, 0, "", "");
}
END_TEST

START_TEST(messages_name_what_was_reached) {
    Host host;
    host_open(&host, (GenstepOptions){.max_instructions = 10}, "while True: pass");
    ck_assert_str_eq(genstep_message(host.machine), "");
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_LIMIT);
    ck_assert_str_eq(genstep_message(host.machine), "the limit of 10 instructions was reached");
    ck_assert_uint_eq(genstep_instructions(host.machine), 11);
    host_close(&host);
}
END_TEST

START_TEST(the_depth_is_the_programs_recursion_limit) {
    assert_ends((GenstepOptions){.max_depth = 50},
                "def f(n):\n"
                "    return f(n + 1)\n"
                "try:\n"
                "    f(0)\n"
                "except RecursionError as error:\n"
                "    print(error)\n",
                GENSTEP_OK, 0, "maximum recursion depth exceeded\n", "");
}
END_TEST

START_TEST(what_does_not_compile_says_so) {
    Host host;
    host_open(&host, (GenstepOptions){0}, "");
    genstep_free(host.machine);
    host.machine = genstep_new(&(GenstepOptions){0});
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_UNREADY);
    ck_assert(!genstep_compile(host.machine, "x = (", 5, "prog.py"));
    ck_assert_str_eq(genstep_message(host.machine), "  File \"prog.py\", line 1\n"
                                                    "    x = (\n"
                                                    "        ^\n"
                                                    "SyntaxError: '(' was never closed\n");
    ck_assert_int_eq(genstep_exit_status(host.machine), 1);
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_UNREADY);
    /* It may be mended. */
    ck_assert(genstep_compile(host.machine, "x = 1", 5, "prog.py"));
    ck_assert(!genstep_compile(host.machine, "x = 2", 5, "prog.py"));
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_OK);
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_UNREADY);
    host_close(&host);
    genstep_free(NULL);
}
END_TEST

START_TEST(arguments_and_input_come_from_the_options) {
    static const char *const arguments[] = {"prog.py", "a", "b"};
    Host host;
    host_open(&host, (GenstepOptions){.argc = 3, .argv = arguments},
              "import sys\n"
              "print(sys.argv, input(), input('? '))\n"
              "try:\n"
              "    input()\n"
              "except EOFError as error:\n"
              "    print(error)\n");
    host.input = "one\ntwo";
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_OK);
    ck_assert_str_eq(text_of(&host.out),
                     "? ['prog.py', 'a', 'b'] one two\nEOF when reading a line\n");
    host_close(&host);
}
END_TEST

/* ---- steps ---- */

START_TEST(a_step_that_says_no_stops_the_program_at_once) {
    Host host;
    host_open(&host, (GenstepOptions){.on_step = count_steps},
              "try:\n"
              "    while True: pass\n"
              "finally:\n"
              "    print('not reached')\n");
    host.stop_after = 100;
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_STOPPED);
    ck_assert_uint_eq(host.steps, 100);
    ck_assert_uint_eq(genstep_instructions(host.machine), 100);
    ck_assert_str_eq(text_of(&host.out), "");
    host_close(&host);
}
END_TEST

static bool interrupt_at_50(void *context, Genstep *machine, const Frame *frame) {
    Host *host = context;
    (void)frame;
    if (++host->steps == 50) {
        genstep_interrupt(machine);
    }
    return true;
}

START_TEST(an_interrupt_is_the_programs_to_handle) {
    assert_ends((GenstepOptions){.on_step = interrupt_at_50},
                "try:\n"
                "    while True: pass\n"
                "except KeyboardInterrupt:\n"
                "    print('stopped')\n",
                GENSTEP_OK, 0, "stopped\n", "");
}
END_TEST

/* Writes a line for each YIELD_VALUE: who calls whom, what is there. */
static bool describe(void *context, Genstep *machine, const Frame *frame) {
    Host *host = context;
    if (strcmp(genstep_opcode(frame), "YIELD_VALUE") != 0) {
        return true;
    }
    ck_assert(genstep_is_generator(frame));
    ck_assert_str_eq(genstep_filename(frame), "prog.py");
    ck_assert_str_eq(genstep_specialized(frame), "YIELD_VALUE");
    ck_assert_int_ge(genstep_offset(frame), 0);
    for (const Frame *at = frame; at != NULL; at = genstep_caller(at)) {
        buffer_add_format(&host->err, "%s:%d ", genstep_function(at), genstep_line(at));
    }
    char text[160];
    genstep_stack_text(machine, frame, genstep_stack_depth(frame) - 1, text, sizeof text);
    buffer_add_format(&host->err, "yields %s;", text);
    for (int i = 0; i < genstep_local_count(frame); i++) {
        genstep_local_text(machine, frame, i, text, sizeof text);
        buffer_add_format(&host->err, " %s=%s", genstep_local_name(frame, i), text);
    }
    buffer_add_byte(&host->err, '\n');
    return true;
}

START_TEST(frames_and_values_can_be_looked_at) {
    Host host;
    host_open(&host, (GenstepOptions){.on_step = describe},
              "class Point:\n"
              "    def __repr__(self): raise ValueError('observed')\n"
              "def inner(a):\n"
              "    b = [a, (1,), {'k': 2.5}, {3}, set(), None, b'x', Point(), 2 ** 70]\n"
              "    b.append(b)\n"
              "    seen = lambda: a\n"
              "    yield 'f\\u00fcnf'\n"
              "    del b\n"
              "    yield seen()\n"
              "def outer():\n"
              "    yield from inner(-1)\n"
              "print(list(outer()))\n");
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_OK);
    ck_assert_str_eq(
        text_of(&host.err),
        "inner:7 outer:11 <module>:12 yields 'f\u00fcnf'; a=-1 "
        "b=[-1, (1,), {'k': 2.5}, {3}, <set object>, None, b'x', <Point object>, "
        "1180591620717411303424, [-1, (1,), {'k': 2.5}, {3}, <set object>, None, b'x', <Point obje"
        " seen=<function object>\n"
        "outer:11 <module>:12 yields 'f\u00fcnf';\n"
        "inner:9 outer:11 <module>:12 yields -1; a=-1 b= seen=<function object>\n"
        "outer:11 <module>:12 yields -1;\n");
    ck_assert_str_eq(text_of(&host.out), "['f\u00fcnf', -1]\n");
    host_close(&host);
}
END_TEST

static bool cut_text(void *context, Genstep *machine, const Frame *frame) {
    Host *host = context;
    if (strcmp(genstep_opcode(frame), "YIELD_VALUE") == 0) {
        char text[4];
        ck_assert_uint_eq(genstep_stack_text(machine, frame, 0, NULL, 0), 5);
        for (size_t size = 1; size <= 4; size++) {
            ck_assert_uint_eq(genstep_stack_text(machine, frame, 0, text, size), 5);
            buffer_add_format(&host->err, "%s|", text);
        }
    }
    return true;
}

START_TEST(texts_are_cut_between_characters) {
    assert_ends((GenstepOptions){.on_step = cut_text}, "next((lambda: (yield 'a\\u20ac'[1:]))())",
                GENSTEP_OK, 0, "", "|'|'|'|");
}
END_TEST

/* ---- several machines ---- */

static bool run_another(void *context, Genstep *machine, const Frame *frame) {
    Host *host = context;
    (void)machine;
    (void)frame;
    if (++host->steps % 20 == 0) {
        Host other;
        host_open(&other, (GenstepOptions){.on_step = count_steps}, "print(sum(range(10)))");
        ck_assert_int_eq(genstep_run(other.machine), GENSTEP_OK);
        ck_assert_str_eq(text_of(&other.out), "45\n");
        host_close(&other);
    }
    return true;
}

START_TEST(a_machine_runs_inside_anothers_step) {
    assert_ends((GenstepOptions){.on_step = run_another}, "print([n for n in range(10)])",
                GENSTEP_OK, 0, "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\n", "");
}
END_TEST

/* Two threads, a machine each, that take turns at every instruction. */
typedef struct Turns {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int turn;        /* whose turn it is: 0 or 1 */
    bool done[2];    /* whose program has ended */
    uint64_t steps;  /* of both */
    uint64_t broken; /* steps that came twice in a row while the other was running */
    int last;
} Turns;

typedef struct Player {
    Host host;
    Turns *turns;
    int index;
    GenstepResult result;
} Player;

static bool take_turns(void *context, Genstep *machine, const Frame *frame) {
    Player *player = context;
    Turns *turns = player->turns;
    int other = 1 - player->index;
    (void)machine;
    (void)frame;
    pthread_mutex_lock(&turns->lock);
    turns->turn = other;
    pthread_cond_broadcast(&turns->changed);
    while (turns->turn != player->index && !turns->done[other]) {
        pthread_cond_wait(&turns->changed, &turns->lock);
    }
    turns->steps++;
    turns->broken += turns->last == player->index && !turns->done[other];
    turns->last = player->index;
    pthread_mutex_unlock(&turns->lock);
    return true;
}

static void write_of_player(void *context, int stream, const char *text, size_t size) {
    write_text(&((Player *)context)->host, stream, text, size);
}

static void *play(void *context) {
    Player *player = context;
    player->result = genstep_run(player->host.machine);
    pthread_mutex_lock(&player->turns->lock);
    player->turns->done[player->index] = true;
    pthread_cond_broadcast(&player->turns->changed);
    pthread_mutex_unlock(&player->turns->lock);
    return NULL;
}

START_TEST(two_machines_take_turns_at_every_instruction) {
    static const char *const sources[] = {
        "def squares():\n"
        "    for n in range(40):\n"
        "        yield n * n\n"
        "print(sum(squares()))\n",
        "words = {}\n"
        "for n in range(60):\n"
        "    words[str(n)] = [n]\n"
        "print(len(words), words['7'])\n"
        "raise KeyError('end')\n",
    };
    Turns turns = {.last = -1};
    pthread_mutex_init(&turns.lock, NULL);
    pthread_cond_init(&turns.changed, NULL);
    Player players[2] = {0};
    pthread_t threads[2];
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 8 << 20);
    for (int i = 0; i < 2; i++) {
        GenstepOptions options = {
            .context = &players[i], .write = write_of_player, .on_step = take_turns};
        players[i] = (Player){.turns = &turns, .index = i};
        players[i].host.machine = genstep_new(&options);
        ck_assert(genstep_compile(players[i].host.machine, sources[i], strlen(sources[i]), "p.py"));
    }
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(pthread_create(&threads[i], &attributes, play, &players[i]), 0);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
    }
    ck_assert_int_eq(players[0].result, GENSTEP_OK);
    ck_assert_int_eq(players[1].result, GENSTEP_RAISED);
    ck_assert_str_eq(text_of(&players[0].host.out), "20540\n");
    ck_assert_str_eq(text_of(&players[1].host.out), "60 [7]\n");
    ck_assert_ptr_nonnull(strstr(text_of(&players[1].host.err), "KeyError: 'end'"));
    ck_assert_uint_eq(turns.steps, genstep_instructions(players[0].host.machine) +
                                       genstep_instructions(players[1].host.machine));
    ck_assert_uint_eq(turns.broken, 0);
    for (int i = 0; i < 2; i++) {
        host_close(&players[i].host);
    }
    pthread_attr_destroy(&attributes);
    pthread_cond_destroy(&turns.changed);
    pthread_mutex_destroy(&turns.lock);
}
END_TEST

START_TEST(memory_goes_back_when_the_program_lets_go) {
    Host host;
    host_open(&host, (GenstepOptions){0}, "x = ['a' * n for n in range(5000)]\ndel x\n");
    size_t before = genstep_memory(host.machine);
    ck_assert(before > 0);
    ck_assert_int_eq(genstep_run(host.machine), GENSTEP_OK);
    ck_assert_uint_lt(genstep_memory(host.machine), before + (4 << 20)); /* of 12 MB */
    host_close(&host);
}
END_TEST

Suite *genstep_suite(void) {
    Suite *suite = suite_create("genstep");
    TCase *tcase = tcase_create("embedding");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, programs_end_in_every_way);
    tcase_add_test(tcase, messages_name_what_was_reached);
    tcase_add_test(tcase, the_depth_is_the_programs_recursion_limit);
    tcase_add_test(tcase, what_does_not_compile_says_so);
    tcase_add_test(tcase, arguments_and_input_come_from_the_options);
    tcase_add_test(tcase, a_step_that_says_no_stops_the_program_at_once);
    tcase_add_test(tcase, an_interrupt_is_the_programs_to_handle);
    tcase_add_test(tcase, frames_and_values_can_be_looked_at);
    tcase_add_test(tcase, texts_are_cut_between_characters);
    tcase_add_test(tcase, a_machine_runs_inside_anothers_step);
    tcase_add_test(tcase, two_machines_take_turns_at_every_instruction);
    tcase_add_test(tcase, memory_goes_back_when_the_program_lets_go);
    suite_add_tcase(suite, tcase);
    return suite;
}
