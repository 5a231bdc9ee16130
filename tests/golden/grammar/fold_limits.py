# What is left to run time: too large, or an error.
def f(n):
    if n == 0: return 2 ** 200 > 1
    if n == 1: return (1 << 200) > 1
    if n == 2: return len("ab" * 3000)
    if n == 3: return len((1, 2) * 200)
    if n == 4: return 2 ** 3000 % 7
    if n == 5: return "a" * 4096 == "a" * 4097
    if n == 6: return (1,) * 256 == (1,) * 257
    if n == 7: return 1 << 127 << 10 > 0
    if n == 8: return 123456789 ** 20 % 1000
    if n == 9: return 1 / 0
    if n == 10: return 1 % 0
    if n == 11: return 1 << -1
    if n == 12: return "a" + 1
    if n == 13: return (1, 2)[5]
    if n == 14: return 1.5 // 0
    if n == 15: return 0 ** -1
    if n == 16: return -"a"


for n in range(17):
    try:
        print(f(n))
    except Exception as error:
        print(type(error).__name__, error)
