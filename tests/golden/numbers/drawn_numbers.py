# Ints and floats of every size, drawn by a little generator of numbers: checksums and samples.
seed = 12345
checksum = 0


def draw():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return seed >> 11


def draw_int():
    number = 0
    for _ in range(draw() % 6):
        number = (number << (draw() % 64)) ^ draw()
    if draw() % 3 == 0:
        number = (1 << (draw() % 260)) - (draw() % 2)
    return -number if draw() % 2 else number


def add(number):
    global checksum
    checksum = (checksum * 1000003 ^ number) % (1 << 61)


def digits(number):
    return int("".join(c for c in repr(number) if c.isdigit()))


for i in range(5000):
    a = draw_int()
    b = draw_int() if draw() % 2 else (draw() % (1 << (draw() % 62 + 1))) - (draw() % 7)
    results = [a + b, a - b, a * b, a == b, a < b]
    if b:
        results += [a // b, a % b]
    for result in results:
        add(result)
    if i % 250 == 0:
        print(a, b, results)
print(checksum)

for i in range(300):
    modulus = draw() % (1 << (1 + draw() % 40)) + 1
    add(pow(draw_int(), draw() % 50, modulus))
    add(pow(draw() - draw(), draw() % 5000, modulus))
print(checksum)

for i in range(3000):
    x = (draw() % (1 << (draw() % 53 + 1))) / (10 ** (draw() % 25)) if i % 3 else draw() * 2.0 ** ((draw() % 200) - 120)
    x = -x if draw() % 2 else x
    add(digits(x))
    for places in (0, 1, 2, 5, draw() % 12):
        add(digits(round(x, places)))
    if i % 60 == 0:
        print(x, round(x, 2), f"{x:.3f}")
print(checksum)

for x in (0.5, 1.5, 2.5, 0.125, 2.675, 1.005, 1e15, 123456789012345.6, 1e16, 9007199254740993.0, 5e-324, 1e22, 1e23,
          0.1, 0.3, 1 / 3, 100.0, 123e-7, 1e-5, 0.0001, 4.35, 0.15, 0.25, 1e300):
    print(x, -x, round(x, 1), round(x, 2), round(-x, 3), round(x, -1))
