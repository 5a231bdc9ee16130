"""How annotations are written."""

__name__ = "annotationlib"

_WITH_NAME = type, type(lambda: None), type(len)
_Template = type(t"")


def type_repr(value):
    """How a type is written: "int", "module.Class"; others by their repr."""
    if value is ...:
        return "..."
    if isinstance(value, _Template):
        return _template_text(value)
    if not isinstance(value, _WITH_NAME):
        return repr(value)
    module, name = value.__module__, value.__qualname__
    return name if module in (None, "builtins") else f"{module}.{name}"


def annotations_to_string(annotations):
    return {
        name: value if isinstance(value, str) else type_repr(value)
        for name, value in annotations.items()
    }


def _template_text(template):
    written = ""
    for part in template:
        if isinstance(part, str):
            written += part.replace("{", "{{").replace("}", "}}")
        else:
            conversion = f"!{part.conversion}" if part.conversion else ""
            spec = f":{part.format_spec}" if part.format_spec else ""
            written += f"{{{part.expression}{conversion}{spec}}}"
    return f"t{written!r}"
