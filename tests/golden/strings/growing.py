# s += t in a loop, with others holding the string, in a generator, a closure and an attribute.
def build(count):
    text = ""
    for number in range(count):
        text += str(number % 10)
    return text


def keep(count):
    text = "x" * 130
    kept = []
    for number in range(count):
        kept.append(text)
        text += "y"
    return [len(one) for one in kept], len(text)


def widen():
    text = "a" * 200
    text += "é"
    text += "中"
    text += "😀"
    return len(text), ascii(text[-4:]), text.isascii(), hash(text) == hash("a" * 200 + "é中😀")


def generate():
    text = "-" * 127
    while len(text) < 131:
        text += yield len(text)


def closure():
    text = "c" * 128

    def add(more):
        nonlocal text
        text += more
        return len(text)

    return add("1"), add("22")


class Holder:
    text = "h" * 128


holder = Holder()
holder.text += "!"
print(len(build(10000)), build(12), keep(3), widen(), closure(), len(holder.text), len(Holder.text))
steps = generate()
print(next(steps), steps.send("a"), steps.send("bb"))
doubled = "d" * 128
doubled += doubled
print(len(doubled), doubled.count("d"))
