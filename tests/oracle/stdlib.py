"""Writes the code objects that CPython makes of its own standard library.

    python3.14 tests/oracle/stdlib.py FOLDER [LIBRARY]

For each module MODULE of the library (a file a/b.py in the archive that the
oracle carries, or beside `os` in a native installation; or in the folder LIBRARY):
FOLDER/MODULE.py, its
source, and FOLDER/MODULE.codes, the text of record.code_lines. Files that
CPython itself does not compile are left out.
"""

import os
import sys
import zipfile

import record


def sources_in(top, without):
    """(name, bytes) of each module below the folder `top`; names have dots for slashes."""
    for folder, folders, files in os.walk(top):
        folders[:] = [name for name in folders if name not in without]
        for name in files:
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    yield os.path.relpath(path, top)[:-3].replace(os.sep, "."), file.read()


def sources():
    """The library's own modules, as sources_in gives them."""
    archive = next((path for path in sys.path if path.endswith(".zip") and os.path.exists(path)), None)
    if archive:
        with zipfile.ZipFile(archive) as library:
            for name in library.namelist():
                if name.endswith(".py"):
                    yield name[:-3].replace("/", "."), library.read(name)
        return
    yield from sources_in(os.path.dirname(os.__file__),
                          without=("__pycache__", "test", "site-packages", "dist-packages"))


def main():
    folder = sys.argv[1]
    count = 0
    modules = sources_in(sys.argv[2], without=("__pycache__",)) if len(sys.argv) > 2 else sources()
    for name, source in sorted(modules):
        path = os.path.join(folder, name)
        try:
            code = record.compiled(source, name + ".py")
        except (SyntaxError, SystemError, ValueError):
            print(f"{name}: CPython does not compile it")
            continue
        with open(path + ".py", "wb") as file:
            file.write(source)
        with open(path + ".codes", "wb") as file:
            file.write(record.encoded("\n".join(record.code_lines(code)) + "\n"))
        count += 1
    print(f"{count} modules written")


main()
