# An expression over several lines.
def call(*args):
    raise RuntimeError("called")


call(
    1,
    "two",
    [3,
     4],
)
