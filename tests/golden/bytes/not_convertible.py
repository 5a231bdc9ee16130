# What cannot be made bytes is refused in one voice, whatever its __iter__ says.
class I:
    def __iter__(self): return 3
class J:
    def __iter__(self): raise KeyError
class K:
    def __iter__(self): raise TypeError("mine")
class G:
    def __getitem__(self, i): return [1, 2][i]
for k in (I, J, K, G):
    for t in (bytes, bytearray):
        try: print(t(k()))
        except Exception as e: print(type(e).__name__, e)
b = bytearray(b"x")
for k in (I, J, K, G, lambda: 3, lambda: "a"):
    try: b.extend(k()); print(b)
    except Exception as e: print(type(e).__name__, e)
    try: b[0:0] = k(); print(b)
    except Exception as e: print(type(e).__name__, e)
b = bytearray(b"x")
for v in (3, "a", None, 2.5, [1], (300,), ["a"], object):
    try: b[0:0] = v; print(b)
    except Exception as e: print(type(e).__name__, e)
    try: b += v; print(b)
    except Exception as e: print(type(e).__name__, e)
    try: b.extend(v); print(b)
    except Exception as e: print(type(e).__name__, e)
