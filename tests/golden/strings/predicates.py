# What isalpha, isdigit and the other questions say of many kinds of characters.
names = ["isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii"]
samples = ["", "a", "A", "1", "²", "½", "٣", "Ⅷ", "中", "ª", " ", "\t\n", "\x1c", "\x85", "\u2003", "\u200b", "_", "_1", "1_", "a1", "Ab", "aB", "AB C", "Ab Cd", "ǅ", "ǅa", "é", "\xad", "\x7f", "\ud800", "😀", "class", "x-y", "Σίσυφος", "123abc", "A1b", "A1B"]
for sample in samples:
    print(ascii(sample), *[name[2:] for name in names if getattr(sample, name)()])
