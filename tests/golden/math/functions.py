# math: functions of one and two floats, rounded where C libraries differ in the last digit.
import math

inf, nan = math.inf, math.nan
values = [0.0, -0.0, 1, 0.5, -0.5, -1.0, 2.0, 10.25, -3.7, 1e-5, 1e300, -1e300, inf, -inf, nan, True]


def show(name, *args):
    try:
        result = getattr(math, name)(*args)
        if isinstance(result, float) and math.isfinite(result) and result != 0:
            result = f"{result:.10g}"
        print(name, args, result)
    except Exception as error:
        print(name, args, type(error).__name__, error)


for name in ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "cosh", "degrees", "erf", "erfc", "exp",
             "exp2", "expm1", "fabs", "log", "log10", "log1p", "log2", "radians", "sin", "sinh", "sqrt", "tan", "tanh"]:
    for value in values:
        show(name, value)
pairs = [(1.0, 2), (-1, 0.0), (0.0, -0.0), (7, -3.5), (inf, 2), (2, inf), (nan, 1), (-8, 0.5), (0, -1), (1e200, 2), (-inf, 3)]
for name in ["atan2", "copysign", "fmod", "pow", "remainder"]:
    for pair in pairs:
        show(name, *pair)
for name in ["ceil", "floor", "trunc", "frexp", "modf", "ulp", "isnan", "isinf", "isfinite"]:
    for value in [0.0, -0.5, 2.75, -7.0, 1e300, 5e-324, inf, nan, 10**30, True]:
        try:
            print(name, value, getattr(math, name)(value))
        except Exception as error:
            print(name, value, type(error).__name__, error)
print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.log(8, 2), math.log2(2**2000), math.log(10**400) > 921)
for case in [("log", -1), ("log", 0), ("log", 5, 1), ("log", 2, -1), ("log", -(10**400)), ("log10", 0), ("sin", "1"),
             ("sqrt", None), ("sqrt", 1j), ("exp", 10**400), ("exp",), ("sqrt", 1, 2), ("atan2", 1), ("log",), ("log", 1, 2, 3),
             ("ldexp", 1.0, 2000), ("ldexp", 1.0, -2000), ("ldexp", 3, 4), ("ldexp", 1, 1.5), ("ldexp", 0.0, 10**30),
             ("trunc", "1"), ("floor", "1"), ("ceil", None), ("fma", 2.0, 3.0, 1.0), ("fma", inf, 0.0, 1.0),
             ("fma", 1e308, 10.0, 0.0), ("fma", 1, 2), ("pow", 2, "3")]:
    show(*case)
for value in [0.5, 5, 5.5, 23, 24.5, 100.25, 171, 172, -0.5, -3.5, -170.5, 0, -2, -inf, inf, nan, 1e-30, 1e306]:
    show("gamma", value)
    show("lgamma", value)
show("isclose", 1.0, 1.0 + 1e-10), show("isclose", 0.0, 1e-12), show("isclose", inf, inf), show("isclose", nan, nan)
print(math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-9, abs_tol=1e-8), math.nextafter(1.0, 2.0), math.nextafter(0.0, -1))
print(math.nextafter(1.0, inf, steps=5), math.nextafter(-5e-324, 1.0, steps=3), math.nextafter(1.0, 2.0, steps=2**53))
for call in [lambda: math.isclose(1, 2, rel_tol=-1), lambda: math.isclose(1), lambda: math.isclose(1, 2, 3),
             lambda: math.nextafter(1.0, 2.0, steps=-1), lambda: math.nextafter(1.0, 2.0, steps=1.5), lambda: math.nextafter(1.0),
             lambda: math.sin(x=1), lambda: math.nothing]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Angle:
    def __float__(self):
        return 0.5

    def __ceil__(self):
        return "ceil"

    def __floor__(self):
        return "floor"

    def __trunc__(self):
        return "trunc"


print(math.ceil(Angle()), math.floor(Angle()), math.trunc(Angle()), math.degrees(Angle()), math.fabs(Angle()))
