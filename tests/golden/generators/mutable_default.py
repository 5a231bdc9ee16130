# A default value is made once, at the def statement.
def collect(item, bag=[]):
    bag.append(item)
    yield list(bag)


print(next(collect(1)))
print(next(collect(2)))
print(next(collect(3, [])))
print(next(collect(4)))
