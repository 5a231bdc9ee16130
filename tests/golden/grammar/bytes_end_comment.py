# A comment and a backslash-less end.
if 1:
    print("x")
    # comment