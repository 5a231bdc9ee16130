# while with else, break, continue, constants as tests.
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print(n)
else:
    print("not reached")
while n:
    n -= 1
else:
    print("else", n)
while True:
    break
while 1:
    n += 1
    if n > 3: break
while 0:
    print("never")
else:
    print("else of never")
while not n < 0:
    n -= 3
print(n)
