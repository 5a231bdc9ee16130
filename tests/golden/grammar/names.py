# Identifiers: Unicode, normalisation, soft keywords, underscores, mangling.
café = 1
ﬁ = "ligature"
print(café, fi, ﬁ == fi)
𝐱 = 5
print(x)
match, case, type, _ = 1, 2, 3, 4
print(match + case + type + _)
_1, __, ___ = 1, 2, 3
print(_1, __, ___)


class Mangled:
    __a = 1
    __b__ = 2
    _c = 3

    def __method(self, __parameter=5):
        __local = __parameter
        return __local, self.__a

    def call(self):
        return self.__method(), self.__method(**{"_Mangled__parameter": 6})

    class __Inner:
        __deep = 7

    def nested(self):
        def function():
            return self.__a
        return function()


print(Mangled().call(), Mangled().nested(), sorted(n for n in vars(Mangled) if "angled" in n), Mangled._Mangled__Inner._Inner__deep)


class _Underscored:
    __x = 1


class __:
    __y = 2


print(_Underscored._Underscored__x, __.__dict__["__y"])
print(print.__name__, ª := 5) if False else print("done")
