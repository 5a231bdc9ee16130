# A subscript that would be a comprehension without its parentheses.
table = [1, 2, 3]
print(table[row, column for column in table])
