"""Compiles every .py file of a folder: what compile_library.c does with genstep."""

import os
import sys
import time

folder = sys.argv[1]
files = size = 0
seconds = 0.0
for name in os.listdir(folder):
    if name.endswith(".py"):
        with open(os.path.join(folder, name), "rb") as file:
            source = file.read()
        start = time.process_time()
        compile(source, name, "exec", dont_inherit=True)
        seconds += time.process_time() - start
        files += 1
        size += len(source)
print(f"{files} files, {size} bytes\n{seconds:.6f}")
