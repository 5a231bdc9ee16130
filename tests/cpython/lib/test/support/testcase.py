"""A mixin of CPython's tests: exceptions compared by kind and contents, numbers to the last bit."""

import math


class ExceptionIsLikeMixin:
    def assertExceptionIsLike(self, exception, template):
        if exception is None or template is None:
            self.assertIs(exception, template)
        elif isinstance(exception, ExceptionGroup):
            self.assertEqual(exception.message, template.message)
            self.assertEqual(len(exception.exceptions), len(template.exceptions))
            for one, other in zip(exception.exceptions, template.exceptions):
                self.assertExceptionIsLike(one, other)
        else:
            self.assertEqual(exception.__class__, template.__class__)
            self.assertEqual(exception.args[0], template.args[0])


class FloatsAreIdenticalMixin:
    """Floats compared with the sign of zero and NaN as equal to NaN."""

    def assertFloatsAreIdentical(self, one, other):
        if not (one != one and other != other):
            self.assertEqual((one, math.copysign(1.0, one)), (other, math.copysign(1.0, other)))


class ComplexesAreIdenticalMixin(FloatsAreIdenticalMixin):
    """Complex numbers compared likewise, part by part."""

    def assertComplexesAreIdentical(self, one, other):
        self.assertFloatsAreIdentical(one.real, other.real)
        self.assertFloatsAreIdentical(one.imag, other.imag)
