# A wrong keyword of a built-in function: which one was meant, where one is near enough.
import collections
import functools
import itertools
import math


def attempt(function, *args, **keywords):
    try:
        print("->", repr(function(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


attempt(print, sepp=1)
attempt(print, zzz=1)
attempt("x".split, max_split=1)
attempt("x".encode, encodin=1)
attempt("a".replace, "a", "b", coun=1)
attempt("a".expandtabs, tabsiz=1)
attempt("a".splitlines, keepend=1)
attempt(b"a".splitlines, keepend=1)
attempt(b"a".decode, encodin=1)
attempt(b"a".hex, spe=1)
attempt(str, objct=1)
attempt(str, "a", encodng="b")
attempt(bytes, sourc=1)
attempt(bytearray, sourc=1)
attempt(int, basee=3)
attempt(int, "1", BASE=3)
attempt((1).to_bytes, lenght=1)
attempt(int.from_bytes, b"", "big", signd=1)
attempt(complex, rel=1)
attempt(round, 1, ndigit=1)
attempt(pow, 1, 2, mdo=1)
attempt(sorted, [], revers=1)
attempt(sorted, [], kye=1)
attempt([].sort, keyy=1)
attempt(max, 1, defalt=2)
attempt(min, [], kei=2)
attempt(sum, [], strt=1)
attempt(sum, [], strt=1, start=2)
attempt(zip, [], stric=True)
attempt(map, len, [], stric=True)
attempt(enumerate, [], strt=1)
attempt(property, fgett=1)
attempt(ImportError, nam=1)
attempt(NameError, nam=1)
attempt(AttributeError, ob=1)
attempt(__import__, "sys", glbals=1)
attempt(collections.deque, maxle=1)
attempt(collections.OrderedDict().popitem, lst=1)
attempt(functools.reduce, max, [], initia=1)
attempt(itertools.count, strt=1)
attempt(itertools.product, [], repea=1)
attempt(itertools.zip_longest, [], fillvalu=1)
attempt(math.isclose, 1, 1, rel_to=1)
attempt(attempt.__code__.replace, co_nam="x")
attempt(attempt.__code__.replace, zzz="x")
attempt(len, ob=1)
attempt(list, iterabl=1)
attempt(range, stp=1)
