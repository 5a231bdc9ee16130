# startswith and endswith with ranges and tuples; removeprefix and removesuffix.
text = "test_name.py"
print(text.startswith("test"), text.startswith(""), text.startswith("test", 1), text.startswith("est", 1), text.startswith("name", 5, 8), text.startswith("name", -7))
print(text.endswith(".py"), text.endswith(""), text.endswith("test", 0, 4), text.endswith("name", None, -3), text.endswith("py", 11), text.endswith(text + "x"))
print(text.startswith(("no", "test")), text.startswith(()), text.endswith((".c", ".py"), 3), "".startswith("", 0), "".startswith("", 1), "a".endswith("", 2), "é".startswith("é"))
print(text.removeprefix("test_"), text.removesuffix(".py"), text.removeprefix("x") is text, text.removesuffix("") is text, repr("aa".removeprefix("a")), repr("a".removesuffix("a")), "aXa".removeprefix("aXaX"))
for act in [lambda: text.startswith(1), lambda: text.startswith(["a"]), lambda: text.endswith(("a", 1)), lambda: text.startswith(("test", 1)), lambda: text.endswith(), lambda: text.startswith("a", "b"), lambda: text.removeprefix(1), lambda: text.removesuffix(None), lambda: text.removeprefix()]:
    try:
        print(act())
    except TypeError as error:
        print(error)
