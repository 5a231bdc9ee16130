# Lesson 6: next() and list() enter the interpreter anew
# Watch: under next() and list() a shim frame (owner: interpreter) stands between the caller and
# Watch: the generator: C code started the loop again. Under the warm for loop there is none.


def letters():
    yield "a"
    yield "b"
    yield "c"
    yield "d"


g = letters()
print(next(g))  # expect: a
print(list(g))  # expect: ['b', 'c', 'd']

for letter in letters():
    print(letter, end=";")
print()  # expect: a;b;c;d;
