# from __future__ import: the names it binds, beside what the compiler makes of it.
from __future__ import annotations
from __future__ import generator_stop, division as true_division
import __future__


def f(x: undefined, y: 1 + 2 = 0) -> also.undefined:
    pass


print(annotations)
print(generator_stop, true_division)
print(f.__annotations__)
for name in __future__.all_feature_names:
    feature = getattr(__future__, name)
    print(name, feature.getOptionalRelease(), feature.getMandatoryRelease(), hex(feature.compiler_flag))
print(__future__.__all__[:3], f.__code__.co_flags & __future__.CO_FUTURE_ANNOTATIONS == annotations.compiler_flag)
