# Jumps over more than 255 instructions, forward and back.
def f(n):
    x = 0
    while n:
        if n == 3:
            n -= 1
            continue
        x = x + n * 0 - n
        x = x + n * 1 - n
        x = x + n * 2 - n
        x = x + n * 3 - n
        x = x + n * 4 - n
        x = x + n * 5 - n
        x = x + n * 6 - n
        x = x + n * 7 - n
        x = x + n * 8 - n
        x = x + n * 0 - n
        x = x + n * 1 - n
        x = x + n * 2 - n
        x = x + n * 3 - n
        x = x + n * 4 - n
        x = x + n * 5 - n
        x = x + n * 6 - n
        x = x + n * 7 - n
        x = x + n * 8 - n
        x = x + n * 0 - n
        x = x + n * 1 - n
        x = x + n * 2 - n
        x = x + n * 3 - n
        x = x + n * 4 - n
        x = x + n * 5 - n
        x = x + n * 6 - n
        x = x + n * 7 - n
        x = x + n * 8 - n
        x = x + n * 0 - n
        x = x + n * 1 - n
        x = x + n * 2 - n
        x = x + n * 3 - n
        x = x + n * 4 - n
        x = x + n * 5 - n
        x = x + n * 6 - n
        x = x + n * 7 - n
        x = x + n * 8 - n
        x = x + n * 0 - n
        x = x + n * 1 - n
        x = x + n * 2 - n
        x = x + n * 3 - n
        try:
            if x > 10 ** 6: break
            x += 10 // (n - 2)
        except ZeroDivisionError:
            x -= 1
        n -= 1
    else:
        x += 1
    return x


print(f(5), f(0))
