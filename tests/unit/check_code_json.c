/* Checks of code objects as JSON. */
#include <check.h>

#include "engine/bytecode/code_json.h"
#include "tests/unit/pyasm_text.h"

START_TEST(every_field_is_there) {
    Program *program = program_of("pyasm 3.14\n"
                                  "file 'a\"b.py'\n"
                                  "code 0 <module>\n"
                                  "line 3\n"
                                  "stack 4\n"
                                  "flags 0x20000\n"
                                  "var x local cell\n"
                                  "name f\n"
                                  "const 'line\\n\\ud800'\n"
                                  "const (None, 1.5, complex(1.0, -0.0), b'\\x01\\xff', True)\n"
                                  "body\n"
                                  "3:0-4 L1: LOAD_GLOBAL f + NULL\n"
                                  "7 L2: JUMP_BACKWARD L1\n"
                                  "-- L3: POP_TOP\n"
                                  "handler L1 to L2 -> L3 depth 1 lasti\n");
    Buffer out = {0};
    code_json_write(program, &out);
    assert_text(out.data,
                "{\"format\":\"genstep-code\",\"version\":1,\"bytecode\":\"cpython-3.14\","
                "\"file\":\"test.pyasm\",\"code\":{\"co_name\":\"<module>\",\n"
                "\"co_qualname\":\"<module>\",\n"
                "\"co_filename\":\"a\\\"b.py\",\n"
                "\"co_firstlineno\":3,\n"
                "\"co_flags\":131072,\n"
                "\"co_argcount\":0,\n"
                "\"co_posonlyargcount\":0,\n"
                "\"co_kwonlyargcount\":0,\n"
                "\"co_nlocals\":1,\n"
                "\"co_stacksize\":4,\n"
                "\"co_names\":[\"f\"],\n"
                "\"co_varnames\":[\"x\"],\n"
                "\"co_cellvars\":[\"x\"],\n"
                "\"co_freevars\":[],\n"
                "\"localsplusnames\":[\"x\"],\n"
                "\"localspluskinds\":\"60\",\n"
                "\"co_code\":\"5c0100000000000000004b0700001f00\",\n"
                "\"co_exceptiontable\":\"80050703\",\n"
                "\"co_linetable\":\"8404e908f8\",\n"
                "\"co_consts\":[\n"
                "{\"type\":\"str\",\"value\":\"line\\n\\ud800\",\"wtf8\":\"6c696e650aeda080\"},\n"
                "{\"type\":\"tuple\",\"items\":[{\"type\":\"NoneType\"},{\"type\":\"float\","
                "\"value\":\"1.5\"},{\"type\":\"complex\",\"real\":\"1.0\",\"imag\":\"-0.0\"},"
                "{\"type\":\"bytes\",\"value\":\"01ff\"},{\"type\":\"bool\",\"value\":true}]}],\n"
                "\"instructions\":[\n"
                "{\"offset\":0,\"op\":\"LOAD_GLOBAL\",\"arg\":1,\"text\":\"f + NULL\","
                "\"position\":[3,3,0,4]},\n"
                "{\"offset\":10,\"op\":\"JUMP_BACKWARD\",\"arg\":7,\"target\":0,"
                "\"position\":[7,7,null,null]},\n"
                "{\"offset\":14,\"op\":\"POP_TOP\",\"position\":[null,null,null,null]}],\n"
                "\"exception_table\":[\n"
                "{\"start\":0,\"end\":10,\"target\":14,\"depth\":1,\"lasti\":true}]}}\n");
    buffer_done(&out);
    program_free(program);
}
END_TEST

Suite *code_json_suite(void) {
    Suite *suite = suite_create("code_json");
    TCase *tcase = tcase_create("fields");
    tcase_add_test(tcase, every_field_is_there);
    suite_add_tcase(suite, tcase);
    return suite;
}
