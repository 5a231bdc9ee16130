"""The types of t-strings, and what '!r' and its kin do."""

_example = t"{None}"
Template = type(_example)
Interpolation = type(_example.interpolations[0])
del _example

_conversions = {"s": str, "r": repr, "a": ascii}


def convert(obj, /, conversion):
    """obj as an f-string converts it: by 's', 'r', 'a', or not at all (None)."""
    if conversion is None:
        return obj
    if conversion not in _conversions:
        raise ValueError(f"invalid conversion specifier: {conversion}")
    return _conversions[conversion](obj)
