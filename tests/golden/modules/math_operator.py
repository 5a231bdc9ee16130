# math, operator, string.
import math
import operator
import string

print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.trunc(-2.7), math.gcd(12, 18), math.lcm(4, 6), math.factorial(10), math.comb(5, 2), math.perm(5, 2))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.hypot(3, 4), math.copysign(1, -0.0), math.fmod(-7, 3), math.isqrt(17), math.degrees(math.pi), math.log2(8), math.log10(1000), math.log(1), math.exp(0), math.modf(2.5), math.frexp(8.0))
for act in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.gcd(1.5), lambda: math.floor("x")):
    try:
        act()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(operator.add(1, 2), operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"), operator.mul(3, 4), operator.contains([1], 1), operator.not_(0), operator.index(True), operator.concat([1], [2]))
print(string.ascii_lowercase, string.digits, string.ascii_letters[:3], string.punctuation, string.Template("$x is ${y}").substitute(x=1, y=2), string.capwords("a bc"))
