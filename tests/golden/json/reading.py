# json.loads: values, hooks, and where exactly the text is wrong.
import io
import json


def show(make):
    try:
        print(repr(make()))
    except json.JSONDecodeError as e:
        print(e, "|", e.msg, e.pos, e.lineno, e.colno)
    except Exception as e:
        print(type(e).__name__, e)


for text in ('{"a": [1, 2.5, -3e2, true, false, null, "s"], "b": {}}', "[]", " [ 1 , 2 ] ", '"\\u00e9\\n\\t\\"\\\\\\/\\ud83d\\ude00"', "-0", "0.5", "1E5",
             "NaN", "-Infinity", '{"a": 1, "a": 2}', "12345678901234567890", '{"": {"": [[]]}}', "\n\t{}\r\n"):
    print(repr(json.loads(text)))
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.load(io.StringIO("[1, 2]")))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list))
print(json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s + "!"), json.loads("[NaN]", parse_constant=str.lower))
print(json.loads('"a\nb"', strict=False), json.JSONDecoder().raw_decode('[1] rest'), json.JSONDecoder().decode(" 5 "))
same = json.loads(json.dumps({"x": [1, {"y": "z"}], "f": 0.1}))
print(same, json.loads(json.dumps("\ud83d lone")) == "\ud83d lone")
for text in ("", " ", "[", "{", "[1", "[1,", "[1,]", "[1 2]", '{"a"', '{"a":', '{"a" 1}', '{"a": 1,}', '{"a": 1 "b": 2}', "{a: 1}", "{1: 2}", "nul", "[1]]", "1 2", "tru",
             "-", "01", "1.", "1e", "+1", ".5", '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\', "'a'", '{"a": }', "[,]", '{,}', '\ufeff1', '[1,\n2,\n x]', '{"a": [1, {"b": nope}]}'):
    show(lambda: json.loads(text))
for make in (lambda: json.loads(5), lambda: json.loads(None), lambda: json.loads(), lambda: json.loads("1", foo=2), lambda: json.loads("[1]", parse_int=lambda s: 1 / 0)):
    show(make)
print(json.JSONDecodeError.__mro__[:2], json.__all__)
