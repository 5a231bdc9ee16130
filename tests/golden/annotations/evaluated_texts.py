# get_annotations(eval_str=True): texts of classes, functions, decorated ones and partials.
from __future__ import annotations

import functools
import sys
import traceback
from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace, get_annotations


def decorated(f):
    @functools.wraps(f)
    def inner(*args: missing):
        return f(*args)

    return inner


@decorated
def f(a: int, *b: list[C], c: "C" = 3) -> None: ...


class C:
    local = str
    x: local
    y: tuple[*tuple[int, ...]]


print(get_annotations(f), get_annotations(f, eval_str=True), get_annotations(f, format=Format.STRING))
print(get_annotations(C, eval_str=True), get_annotations(C, eval_str=True, locals={"local": int}))
print(get_annotations(functools.partial(f, 3)), get_annotations(sys), get_annotations(int), get_annotations(len))


class Own:
    __annotations__ = {"a": "int", "b": 3}


print(get_annotations(Own(), eval_str=True), get_annotations(Own(), format=Format.STRING))
for bad in (3, "x"):
    try:
        get_annotations(bad)
    except TypeError as e:
        print(e)


def annotate(format):
    if format == Format.VALUE:
        return {"a": int}
    raise NotImplementedError


for form in Format.VALUE, Format.FORWARDREF, Format.STRING, 9:
    try:
        print(call_annotate_function(annotate, form))
    except ValueError as e:
        print(e)


def wrong(a: nope.attribute): ...


try:
    get_annotations(wrong, eval_str=True)
except NameError as e:
    print(e, [(frame.filename, frame.name) for frame in traceback.extract_tb(e.__traceback__)][2:])
print(get_annotate_from_class_namespace({"__annotate__": 1}), get_annotate_from_class_namespace({}))
