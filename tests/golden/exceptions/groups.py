# Exception groups: split, subgroup, derive, nesting.
group = ExceptionGroup("several", [ValueError(1), KeyError("k"), ExceptionGroup("inner", [TypeError("t"), ValueError(2)])])
print(group, group.message, len(group.exceptions))
match, rest = group.split(ValueError)
print(repr(match))
print(repr(rest))
print(repr(group.subgroup(lambda e: isinstance(e, TypeError))))
print(group.subgroup(OSError))
print(repr(group.derive([OSError("x")])))
print(repr(BaseExceptionGroup("b", [ValueError()])), repr(BaseExceptionGroup("b", [KeyboardInterrupt()])))
for wrong in (("m", []), ("m", [1]), (1, [ValueError()]), ("m", 5)):
    try:
        ExceptionGroup(*wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    ExceptionGroup("m", [KeyboardInterrupt()])
except TypeError as error:
    print(error)
