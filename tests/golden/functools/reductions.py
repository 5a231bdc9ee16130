# reduce and cmp_to_key.
from functools import cmp_to_key, reduce


def attempt(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


def noisy_add(a, b):
    print(f"{a}+{b}", end=" ")
    return a + b


print(reduce(noisy_add, [1, 2, 3, 4]), reduce(noisy_add, [1, 2], 10), reduce(noisy_add, [], 5), reduce(noisy_add, [7]))
print(reduce(noisy_add, iter("abc"), initial="<"), reduce(lambda acc, x: acc + [x], range(3), []))
print(reduce(lambda f, g: lambda x: g(f(x)), [abs, str, len])(-123))


def by_length(a, b):
    print(f"cmp({a},{b})", end=" ")
    return len(a) - len(b)


print(sorted(["ccc", "a", "bb"], key=cmp_to_key(by_length)))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), min("bca", key=cmp_to_key(lambda a, b: (a > b) - (a < b))))
K = cmp_to_key(lambda a, b: a - b)
print(type(K), K(1) < K(2), K(1) <= K(1), K(1) == K(1), K(1) != K(2), K(3) > K(2), K(3) >= K(4), K(obj=3).obj, K.obj)
k = K(1)
k.obj = 10
print(k > K(9))
for make in (
    lambda: reduce(), lambda: reduce(max), lambda: reduce(max, 5), lambda: reduce(max, []), lambda: reduce(max, [1, 2], 3, 4),
    lambda: reduce(5, [1, 2]), lambda: reduce(max, [1], foo=1), lambda: reduce(lambda a, b: 1 / b, [1, 0]), lambda: reduce(function=max, iterable=[]),
    lambda: cmp_to_key(), lambda: cmp_to_key(1, 2), lambda: K(1) < 5, lambda: 5 < K(1), lambda: hash(K(1)), lambda: K(), lambda: K(1, 2), lambda: K < K,
    lambda: cmp_to_key(5)(1) < cmp_to_key(5)(2), lambda: cmp_to_key(lambda a, b: None)(1) < cmp_to_key(lambda a, b: None)(2), lambda: type(K)(),
):
    attempt(make)
