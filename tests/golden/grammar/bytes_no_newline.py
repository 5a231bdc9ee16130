# No newline at the end of the file.
if 1:
    print("last")