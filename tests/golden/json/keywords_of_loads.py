"""What json.loads makes of keywords that are None, unknown, or for the decoder."""

import json

for keywords in (
    {"strict": None},
    {"strict": False, "object_hook": None},
    {"parse_int": None, "parse_float": str},
    {"parse_int": str},
    {"object_hook": None, "cls": None},
    {"something": None},
    {"something": 1},
):
    for text in ('"\n"', "[1, 2.5]"):
        try:
            print(keywords, json.loads(text, **keywords))
        except (TypeError, ValueError) as exc:
            print(keywords, type(exc).__name__, exc)

decoder = json.JSONDecoder()
for index in (0, 1, 2, -1):
    try:
        print(decoder.raw_decode("11", index))
    except ValueError as exc:
        print(index, type(exc).__name__, exc)
