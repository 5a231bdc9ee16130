"""A mixin of CPython's tests: exceptions compared by kind and contents."""


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
