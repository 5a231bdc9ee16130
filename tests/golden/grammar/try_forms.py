# try with every combination of except, else, finally.
def run(action):
    result = []
    try:
        result.append("try")
        action()
    except (KeyError, IndexError) as error:
        result.append(type(error).__name__)
    except ValueError:
        result.append("value")
    except:
        result.append("bare")
    else:
        result.append("else")
    finally:
        result.append("finally")
    return result


def raiser(kind):
    def f():
        raise kind

    return f


print(run(lambda: None), run(raiser(KeyError)), run(raiser(ValueError)), run(raiser(TypeError)))
try:
    pass
finally:
    print("only finally")
try:
    try:
        1 / 0
    finally:
        print("inner")
except ZeroDivisionError as e:
    print("outer", e)
try:
    e
except NameError:
    print("e is gone")
