# Names of functions in a traceback: methods, lambdas, comprehensions, class bodies.
class Outer:
    def method(self):
        return (lambda x: self.helper(x))(1)

    def helper(self, x):
        def inner():
            return sum(self.generate(n) for n in range(x, x + 1))

        return inner()

    @staticmethod
    def generate(n):
        class Body:
            value = n / 0

        return Body


Outer().method()
