# if, elif, else; on one line; nested; with constants as tests.
def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        if n % 2:
            return "small odd"
        return "small even"
    else:
        return "large"


print([kind(n) for n in (-1, 0, 3, 4, 50)])
if 1: print("one")
if 0: print("never")
else: print("else")
if "": pass
elif None: pass
else: print("last")
if not (): print("not empty"); print("second")
if __debug__:
    print("debug")
if ...: print("ellipsis")
