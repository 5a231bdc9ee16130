# Lesson 13: A generator expression is a generator function called on the spot
# Watch: range(4) is evaluated at once, outside; everything else waits in the frame named
# Watch: <genexpr>.


def shout(n):
    print("computing", n)
    return n * 10


tens = (shout(n) for n in range(4) if n % 2)
print(tens.__name__)  # expect: <genexpr>
print(next(tens))  # expect: computing 1 | 10
print("nothing runs until somebody asks")  # expect: nothing runs until somebody asks
print(sum(tens))  # expect: computing 3 | 30

try:
    broken = (n for n in None)  # the outermost iterable is looked at here and now
except TypeError as error:
    print(error)  # expect: 'NoneType' object is not iterable
