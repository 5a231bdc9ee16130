# The order in which things are evaluated: targets, values, arguments, keys, defaults.
log = []


def t(x):
    log.append(x)
    return x


def flush():
    print(*log)
    log.clear()


class B:
    def __getattr__(self, n): return self
    def __call__(self, *a, **k): return self
    def __getitem__(self, k): return 1
    def __setitem__(self, k, v): pass


b = B()
t(b.x)(t(1), *[t(2)], t(3), k=t(4), **{t("5"): t(6)}, l=t(7)); log.pop(0); flush()
{t(1): t(2), t(3): t(4)}; flush()
b[t(1)] = t(2); flush()
b[t(1)], b[t(2)] = t(3), t(4); flush()
b[t(1)] += t(2); flush()
t(1) if t(2) else t(3); flush()
t(1) < t(2) < t(0) < t(4); flush()
[t(x) for x in (t(1), t(2)) if t(x + 10)]; flush()
def f(a=t(1), *, c=t(3), b=t(2)): pass
flush()
lambda x=t(1): t(2); flush()
t(1) + t(2) * t(3) ** t(4); flush()
b[t(1):t(2):t(3)]; flush()
f"{t(1)}{t(2):{t(3)}}"; flush()
x = t(1), (y := t(2)), *[t(3)]; flush()
