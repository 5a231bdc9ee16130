print("first")
print("one \
line" two)
