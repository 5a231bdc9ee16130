# partial.__setstate__ keeps exact tuples and dicts, and refuses everything that is no state.
import functools, copy
f = functools.partial(print, ['asdf'], bar=[True])
f.attr = []
g = copy.copy(f)
print(g.args is f.args, g.keywords is f.keywords, g.attr is f.attr)
class MyTuple(tuple): pass
class MyDict(dict): pass
f = functools.partial(print)
f.__setstate__((len, MyTuple((1,)), MyDict(a=1), None))
print(type(f.args), type(f.keywords))
for st in [(len, (), {}), (len, (), {}, {}, None), [len, (), {}, None], (None, (), {}, None), (len, None, {}, None), (len, [], {}, None), (len, (), [], None), (len, (), {}, ()), (len, (), {}, 'test'), (len, (), {}, [])]:
    try: f.__setstate__(st); print("fine")
    except Exception as e: print(type(e).__name__, e)
