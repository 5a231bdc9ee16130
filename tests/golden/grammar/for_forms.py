# for with else, break, continue, starred iterables, all sorts of targets.
for i in 1, 2, *"ab":
    print(i)
else:
    print("done")
for i in range(5):
    if i == 1:
        continue
    if i == 3:
        break
else:
    print("never")
print(i)
for a, b in {"k": 1}.items(): print(a, b)
for [x, *y] in ((1, 2, 3),):
    print(x, y)
d = {}
for d["key"] in range(3):
    pass
print(d)
for i in ():
    print("never")
else:
    print("else", i)
for i in range(2):
    for j in range(2):
        if j: break
        print(i, j)
    else:
        print("no")
