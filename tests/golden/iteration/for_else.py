# for and while with else.
def search(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            print("found at", i)
            break
    else:
        print("not found")


search("abc", "b")
search("abc", "z")
search("", "z")
n = 3
while n:
    n -= 1
else:
    print("counted down")
while True:
    n += 1
    if n < 3:
        continue
    break
else:
    print("not printed")
for i in range(3):
    for j in range(3):
        if j == 1:
            break
        print((i, j))
    else:
        print("not printed")
for i in []:
    pass
else:
    print("else of an empty loop")
for x, in [(1,), (2,)]:
    print(x)
