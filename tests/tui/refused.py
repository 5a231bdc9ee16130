"""What genstep does not cover: it is refused in the middle of a generator."""

def numbers():
    yield 1
    yield eval("2")

for number in numbers():
    print(number)
