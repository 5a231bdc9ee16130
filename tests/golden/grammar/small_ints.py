# LOAD_SMALL_INT from 0 to 255, other numbers as constants, negative ones folded.
def f():
    return 0, 1, 255, 256, -1, -5, -256, 1000


print(f())
x = 255
x += 1
x -= 256
print(x == 0, x + 255, x - 255, [1, 2][0], [0][-1], "a" * 255 == "a" * 256)


def g(n):
    return n + 255, n + 256, n * -1, n[0] if 0 else n, -n, n << 8


print(g(3))
