# The first handler that matches takes the exception.
class Base(Exception):
    pass


class Special(Base):
    pass


def classify(error):
    try:
        raise error
    except Special:
        return "special"
    except (KeyError, IndexError) as e:
        return f"lookup {e!r}"
    except Base:
        return "base"
    except Exception:
        return "other"
    except:
        return "anything"


for error in (Special(), Base(), KeyError("k"), IndexError(1), ValueError(), KeyboardInterrupt()):
    print(type(error).__name__, classify(error))
try:
    try:
        raise ValueError
    except "not a class":
        pass
except TypeError as error:
    print(error)
try:
    try:
        raise ValueError
    except (KeyError, 5):
        pass
except TypeError as error:
    print(error)
