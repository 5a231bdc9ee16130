# Decorator expressions of every shape.
log = []


def register(f):
    log.append(f.__name__)
    return f


decorators = {"r": register}


class Namespace:
    register = staticmethod(register)

    class Inner:
        @staticmethod
        def make(*args):
            return register


@register
def a(): pass


@decorators["r"]
@Namespace.register
def b(): pass


@Namespace.Inner.make(1, 2)
@(lambda f: f)
@register if log else None
class C:
    @property
    @register
    def p(self):
        return "p"

    @classmethod
    @register
    def q(cls):
        return cls.__name__


@(renamed := register)
async def d(): pass


print(log, C().p, C.q(), renamed is register)
