/* modules.c - see modules.h. */
#include "engine/builtins/modules.h"

#include <string.h>

#include "engine/base/embedded.h"
#include "engine/compiler/compiler.h"

static const BuiltinModule modules[] = {
    {"sys", sys_module_init},
};

const BuiltinModule *builtin_module_find(const char *name) {
    for (size_t i = 0; i < sizeof(modules) / sizeof(modules[0]); i++) {
        if (strcmp(modules[i].name, name) == 0) {
            return &modules[i];
        }
    }
    return NULL;
}

/* The top-level names of CPython 3.14's library (sys.stdlib_module_names, public ones). */
static const char known_modules[] =
    " __future__ abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect "
    "builtins bz2 cProfile calendar cmath cmd code codecs codeop collections colorsys compileall "
    "compression concurrent configparser contextlib contextvars copy copyreg csv ctypes curses "
    "dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno "
    "faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath "
    "getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib "
    "importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox "
    "marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path "
    "numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib "
    "poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data "
    "pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets "
    "select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 "
    "sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess "
    "symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this "
    "threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle "
    "turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref "
    "webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo "
    "annotationlib ";

bool builtin_module_is_known(const char *name) {
    size_t size = strcspn(name, ".");
    for (const char *at = known_modules; (at = strstr(at, name)) != NULL; at++) {
        if (at[-1] == ' ' && at[size] == ' ' && name[size] == '\0') {
            return true;
        }
    }
    return false;
}

Program *library_find(VM *vm, const char *dotted_name, bool *is_package) {
    (void)vm;
    *is_package = false;
    const EmbeddedFile *file = embedded_find(embedded_library, dotted_name);
    if (file == NULL) {
        return NULL;
    }
    Buffer path = {0};
    buffer_add_format(&path, "engine/lib/%s.py", dotted_name);
    Diagnostics diagnostics = {0};
    CompileOptions options = {0};
    Program *program = compile_source(file->bytes, file->size, path.data, &options, &diagnostics);
    diagnostics_done(&diagnostics);
    buffer_done(&path);
    return program;
}
