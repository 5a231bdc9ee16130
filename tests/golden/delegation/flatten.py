# Flattening nested lists: the classic recursive yield from.
def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4, [5]]], 6], [], [[7]]])))


def walk(tree, path=()):
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from walk(value, path + (key,))
    else:
        yield "/".join(path), tree


for path, leaf in walk({"a": {"b": 1, "c": {"d": 2}}, "e": 3}):
    print(path, leaf)
