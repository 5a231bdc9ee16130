# Filters: ignore, error, always, once, module, default; by category, text, module and line.
import warnings


def give(text="hello", category=UserWarning):
    warnings.warn(text, category)


def show(title, run):
    with warnings.catch_warnings(record=True) as log:
        try:
            run()
        except Warning as e:
            print(title, "raised", type(e).__name__, e)
    print(title, [(str(w.message), w.category.__name__, w.lineno) for w in log])


def thrice():
    for _ in range(3):
        give()
    give("other")


for action in ("default", "always", "all", "ignore", "error", "once", "module"):

    def run():
        warnings.simplefilter(action)
        thrice()

    show(action, run)


def mixed():
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("error", message="bad", category=UserWarning)
    give("fine")
    give("fine", DeprecationWarning)
    give("Bad things", RuntimeWarning)
    give("BAD news")
    print("never")


show("mixed", mixed)


def by_place():
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", module="__main__")
    give("hidden")
    warnings.filterwarnings("always", lineno=9)
    give("line matches")
    warnings.simplefilter("ignore", append=True)
    warnings.warn_explicit("explicit", UserWarning, "f.py", 1)
    warnings.warn_explicit("explicit", UserWarning, "f.py", 9)


show("by place", by_place)


def as_errors():
    warnings.simplefilter("error", BytesWarning)
    give("not an error")
    try:
        give("an error", BytesWarning)
    except BytesWarning as e:
        print("caught", e, e.args)


show("as errors", as_errors)
before = list(warnings.filters)
with warnings.catch_warnings(action="ignore"):
    give("quiet")
    print(warnings.filters[0], len(warnings.filters) - len(before))
    warnings.simplefilter("ignore")
    print(len(warnings.filters) - len(before))
print(warnings.filters == before, warnings.filters[:2])

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    give("recorded")
    w = log[0]
    print(w, w.file, w.line, w.source, w.filename.rpartition("/")[2], isinstance(w.message, UserWarning), repr(warnings.catch_warnings(record=True)))

saved = warnings.showwarning
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("hook", message, category.__name__, lineno)
give("to the hook")
warnings.showwarning = saved
warnings.formatwarning = lambda message, category, *rest: f"{category.__name__}! {message}\n"
give("formatted", RuntimeWarning)
for make in (
    lambda: warnings.simplefilter("nonsense"), lambda: warnings.simplefilter("ignore", lineno=-1), lambda: warnings.filterwarnings("ignore", 5),
    lambda: warnings.filterwarnings("ignore", category=int), lambda: warnings.filterwarnings("ignore", module=5), lambda: warnings.filterwarnings("ignore", lineno="a"),
    lambda: (c := warnings.catch_warnings()).__exit__(None, None, None), lambda: [c := warnings.catch_warnings(), c.__enter__(), c.__exit__(), c.__enter__()],
):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
