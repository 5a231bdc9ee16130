# __private names in classes: attributes, variables, parameters, imports, nested classes.
class Outer:
    __x = 1
    __dunder__ = 2
    ___three = 3

    def __method(self, __p=5, *, __k=6):
        __local = __p + __k
        self.__attr = __local
        return __local

    def call(self):
        return self.__method(), self.__attr, self.__x, self.__dunder__, Outer.__x, [__y for __y in (1,)]

    class __Inner:
        __z = 4

    class _Under:
        __z = 5

    class __:
        __z = 6

    def inner(self):
        return self.__Inner._Inner__z

    def keyword(self):
        return self.__method(__k=1) if 0 else self._Outer__method(_Outer__k=1)

    global __g
    __g = 7


print(Outer().call(), Outer().inner(), Outer().keyword(), _Outer__g)
print(sorted(n for n in vars(Outer) if "__" in n and not n.endswith("__")), sorted(n for n in vars(Outer._Under) if "z" in n), vars(Outer.__)["__z"])
