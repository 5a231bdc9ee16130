x = 1
y = x + 2
print(x, y, "text", 1.5, None, (1, 2))
