# Form feeds between and before statements.
x = 1

if x:
    print(1)
    print(2)
print(3)
