# Annotations in a class body, conditional ones too.
flag = True


class Point:
    x: int = 1
    y: int
    _private: str = "p"
    __mangled: int = 2
    if flag:
        z: float
    else:
        w: float
    for name in "ab":
        looped: name


print(Point.__annotations__)
print(Point.x)


class Empty:
    pass


print(Empty.__annotations__)
