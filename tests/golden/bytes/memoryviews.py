# memoryview: the bytes of another object, seen and changed in place.
array = bytearray(b"memory view")
view = memoryview(array)
view[0] = 77
view[7:11] = b"VIEW"
print(array, len(view), view[0], view[-1], bytes(view[7:]), view[::2].tobytes(), view[::-1].tolist()[:3], view[2:9:3].tolist(), 77 in view, view.count(101), view.index(111))
print(view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view.strides, view.readonly, view.contiguous, view.obj is array, view[::2].strides, view[::2].contiguous, view[::-2][::-1].shape)
print(view == array, view == b"x", view[:3] == b"Mem", view != memoryview(b"M"), memoryview(b"ab") == memoryview(b"ab"), hash(memoryview(b"ab")) == hash(b"ab"), list(memoryview(b"ab")), [*reversed(memoryview(b"abc"))], memoryview(b"").tolist())
part = view[:4]
part[::2] = b"__"
print(array, part.tobytes(), bytes(part), bytearray(part), b"".join([part, b"!"]), array.find(part))
try:
    array.append(33)
except BufferError as error:
    print(error)
part.release()
view.release()
array.append(33)
print(array)
with memoryview(array) as inside:
    inside[0] = 42
    print(inside.hex()[:6], type(inside).__name__)
print(array)
read_only = memoryview(b"abc")
match memoryview(b"xy"):
    case [first, second]:
        print("matched", first, second)
for act in [lambda: inside[0], lambda: len(inside), lambda: inside.tobytes(), lambda: read_only.__setitem__(0, 1), lambda: read_only[3], lambda: read_only["a"], lambda: read_only[0, 0], lambda: read_only.index(1), lambda: memoryview("text"), lambda: memoryview(1), lambda: memoryview(), lambda: memoryview(array).__setitem__(0, 256), lambda: memoryview(array).__setitem__(0, "a"), lambda: memoryview(array).__setitem__(slice(0, 2), b"abc"), lambda: memoryview(array).__setitem__(slice(0, 2), 5), lambda: memoryview(array).__delitem__(0), lambda: hash(memoryview(array)), lambda: read_only < read_only, lambda: memoryview(array).toreadonly().__setitem__(0, 1), lambda: read_only.missing]:
    try:
        print(act())
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
