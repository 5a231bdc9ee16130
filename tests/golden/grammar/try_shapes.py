# Every arrangement of try, and what its exception table looks like.
def a():
    try:
        pass
    except:
        pass


def b(x):
    try:
        x()
    except (A, B) as e:
        return e
    except C:
        raise
    else:
        return 1
    finally:
        x()


def c(x):
    try:
        try:
            return x
        finally:
            x.y
    finally:
        del x


def d(x):
    while x:
        try:
            if x > 1:
                continue
            break
        except* ValueError as group:
            x = group
        finally:
            x -= 1


def e(x):
    with x as y, x:
        try:
            yield y
        except GeneratorExit:
            return
        finally:
            yield x


async def f(x):
    async with x as y:
        async for z in y:
            try:
                await z
            finally:
                await x
            yield z


def g():
    try:
        return 1
    finally:
        try:
            pass
        except ValueError as v:
            print(v)


a()
print(g(), c(type("T", (), {"y": 1})), [k.__name__ for k in (b, d, e, f)])
