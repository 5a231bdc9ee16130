/* modules.c - see modules.h. */
#include "engine/builtins/modules.h"

#include <string.h>

#include "engine/base/embedded.h"
#include "engine/compiler/compiler.h"

#define MODULE(name, noun) int noun##_module_init(VM *vm, Module *module);
#include "engine/modules/modules.def"
#undef MODULE

static const BuiltinModule modules[] = {
    {"sys", sys_module_init},
#define MODULE(name, noun) {name, noun##_module_init},
#include "engine/modules/modules.def"
#undef MODULE
};

const BuiltinModule *builtin_module_find(const char *name) {
    for (size_t i = 0; i < sizeof(modules) / sizeof(modules[0]); i++) {
        if (strcmp(modules[i].name, name) == 0) {
            return &modules[i];
        }
    }
    return NULL;
}

/* The top-level names of CPython 3.14's library (sys.stdlib_module_names, public ones), and the
 * submodules of those packages that are here in part. */
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
    "annotationlib asyncio.__main__ asyncio.base_events asyncio.base_futures "
    "asyncio.base_subprocess asyncio.base_tasks asyncio.constants asyncio.coroutines "
    "asyncio.events asyncio.exceptions asyncio.format_helpers asyncio.futures asyncio.graph "
    "asyncio.locks asyncio.log asyncio.mixins asyncio.proactor_events asyncio.protocols "
    "asyncio.queues asyncio.runners asyncio.selector_events asyncio.sslproto asyncio.staggered "
    "asyncio.streams asyncio.subprocess asyncio.taskgroups asyncio.tasks asyncio.threads "
    "asyncio.timeouts asyncio.tools asyncio.transports asyncio.trsock asyncio.unix_events "
    "asyncio.windows_events asyncio.windows_utils collections.abc concurrent.futures "
    "importlib.abc importlib.machinery importlib.metadata importlib.readers importlib.resources "
    "importlib.simple importlib.util ";

bool builtin_module_is_known(const char *name) {
    size_t size = strlen(name);
    for (const char *at = known_modules; (at = strstr(at, name)) != NULL; at++) {
        if (at[-1] == ' ' && at[size] == ' ') {
            return true;
        }
    }
    return false;
}

/* "a.b" -> the file a/b.py or the package a/b/__init__.py, whose path it leaves in `path`. */
static const EmbeddedFile *find_file(const char *dotted_name, Buffer *path, bool *is_package) {
    buffer_add_string(path, dotted_name);
    for (char *at = path->data; (at = strchr(at, '.')) != NULL;) {
        *at = '/';
    }
    const EmbeddedFile *file = embedded_find(embedded_library, path->data);
    *is_package = file == NULL;
    if (file == NULL) {
        buffer_add_string(path, "/__init__");
        file = embedded_find(embedded_library, path->data);
    }
    return file;
}

Program *library_find(VM *vm, const char *dotted_name, bool *is_package) {
    (void)vm;
    Buffer path = {0};
    Program *program = NULL;
    const EmbeddedFile *file = find_file(dotted_name, &path, is_package);
    if (file != NULL) {
        Buffer shown = {0};
        buffer_add_format(&shown, "engine/lib/%s.py", file->name);
        Diagnostics diagnostics = {0};
        CompileOptions options = {0};
        program = compile_source(file->bytes, file->size, shown.data, &options, &diagnostics);
        diagnostics_done(&diagnostics);
        buffer_done(&shown);
    }
    buffer_done(&path);
    return program;
}
