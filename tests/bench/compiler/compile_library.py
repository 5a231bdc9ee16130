"""Compiles every .py file of a folder: what compile_library.c does with genstep."""

import os
import sys

folder = sys.argv[1]
files = size = 0
for name in os.listdir(folder):
    if name.endswith(".py"):
        with open(os.path.join(folder, name), "rb") as file:
            source = file.read()
        compile(source, name, "exec", dont_inherit=True)
        files += 1
        size += len(source)
print(f"{files} files, {size} bytes")
