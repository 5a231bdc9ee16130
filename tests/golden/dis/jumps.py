def f(a, b):
    while a:
        if a > b and b:
            a -= 1
            continue
        elif not b:
            break
        for i in range(a):
            b = i if i else b
    else:
        return 0
    return a


f(3, 0)
