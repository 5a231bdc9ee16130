# pass, an ellipsis, a constant, a name and a call as statements.
pass
...
1
"text that is no docstring here"
None
name = 5
name
print(name)
[name, name]
name + 1
-name
not name


def only_pass():
    pass


def only_ellipsis(): ...


print(only_pass(), only_ellipsis())
