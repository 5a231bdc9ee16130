# What changes a bytearray: items, slices, append, extend, insert, pop, remove, reverse, += and *=.
array = bytearray(b"hello")
array[0] = 72
array[-1] = ord("O")
array.append(33)
array.extend(b"??")
array.extend([1, 2])
array.extend(x + 65 for x in range(3))
print(array, len(array), array.pop(), array.pop(0), array.pop(-2))
array[1:3] = b"EL--"
array[::2] = b"." * len(array[::2])
print(array)
del array[0]
del array[1:3]
del array[::3]
print(array)
array.insert(0, 97)
array.insert(100, 122)
array.insert(-1, 121)
array.remove(46)
array.reverse()
print(array)
array += b"!" * 3
array *= 2
array[2:2] = array
print(array, array.copy() == array, array.copy() is array)
array.resize(5)
array.resize(7)
print(array)
array[:] = range(3)
print(array, list(array), bytearray(array) is array)
array.clear()
print(array, bool(array))
same = other = bytearray(b"shared")
same += b"!"
same *= 1
print(other, other is same)
numbers = bytearray(range(10))
numbers[8:2:-2] = b"\xff\xfe\xfd"
del numbers[-1:-4:-1]
print(numbers, numbers[1:4], numbers[::-1], type(numbers[1:2]).__name__)
iterator = iter(numbers)
print(next(iterator), iterator.__length_hint__(), end=" ")
numbers.clear()
print(list(iterator), type(iterator).__name__)
