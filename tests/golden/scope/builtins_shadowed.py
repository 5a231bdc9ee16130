# Looking a name up: local, enclosing, global, built-in.
def f():
    len = lambda x: "local len"
    return len([1, 2])


print(f(), len([1, 2]))
len = lambda x: "module len"
print(len([]))
del len
print(len([]))
try:
    del len
except NameError as error:
    print(error)


class C:
    print = "class attribute"

    def method(self):
        print("the built-in", self.print)


C().method()
list = [1, 2]
try:
    list("ab")
except TypeError as error:
    print(error)
del list
print(list("ab"), __name__, __doc__)
import builtins

print(builtins.len is len, builtins.__name__)
