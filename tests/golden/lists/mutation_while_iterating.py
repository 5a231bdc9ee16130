# What happens when a list changes under its iterator.
x = [1, 2, 3, 4]
seen = []
for n in x:
    seen.append(n)
    if n == 2:
        x.remove(2)
print(seen, x)
x = [1]
for n in x:
    if len(x) < 5:
        x.append(n + 1)
print(x)
it = iter(x)
print(next(it), it.__length_hint__())
x.clear()
print(list(it))
x.append(1)
print(list(it))
r = reversed([1, 2, 3])
print(next(r), list(r))
d = {"a": 1, "b": 2}
try:
    for k in d:
        d["c"] = 3
except RuntimeError as error:
    print(error)
try:
    for k in d:
        del d[k]
except RuntimeError as error:
    print(error)
s = {1, 2}
try:
    for k in s:
        s.add(k + 10)
except RuntimeError as error:
    print(error)
