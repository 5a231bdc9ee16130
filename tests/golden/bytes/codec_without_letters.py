# The name of a codec that has no letter in it is unknown, whatever it is made of.
for name in "", "-", "__", ".-", "- -":
    for convert in b"a".decode, "a".encode:
        try:
            print(convert(name))
        except (LookupError, UnicodeError) as error:
            print(type(error).__name__, error)
