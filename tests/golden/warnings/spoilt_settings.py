"""What warnings keeps in its module may be replaced, by mistake with something else."""

import warnings


def attempt(what, **options):
    try:
        warnings.warn_explicit("careful", UserWarning, "shop.py", 3, **options)
        print(what, "-> shown or not")
    except Exception as error:
        print(what, "->", type(error).__name__, error)


warnings.simplefilter("once")
for registry in None, [], 5:
    warnings.onceregistry = registry
    attempt(f"onceregistry {registry}")
warnings.onceregistry = {}

attempt("registry", registry=["shop"])
attempt("module_globals", module_globals="shop")

for filters in (
    None,
    ("ignore",),
    [5],
    [("error", None)],
    [(None, None, Warning, None, 0)],
    [("shout", None, Warning, None, 0)],
    [("ignore", None, Warning, None, 0)],
):
    warnings.filters = filters
    attempt(f"filters {filters}", registry={})

warnings.filters = []
warnings.defaultaction = None
attempt("defaultaction", registry={})
