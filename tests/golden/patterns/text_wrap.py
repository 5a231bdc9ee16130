# Filling paragraphs and drawing a table, generators all the way.
def fill(text, width):
    line = []
    size = 0
    for word in text.split():
        if line and size + 1 + len(word) > width:
            yield " ".join(line)
            line, size = [], 0
        size += len(word) + bool(line)
        line.append(word)
    if line:
        yield " ".join(line)


def table(rows):
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows)]
    rule = "+".join("-" * (width + 2) for width in widths)
    yield rule
    for row in rows:
        yield "|".join(f" {cell:<{width}} " if isinstance(cell, str) else f" {cell:>{width}} " for cell, width in zip(row, widths))
    yield rule


for line in fill("the quick brown fox jumps over the lazy dog and runs away", 18):
    print(f"|{line:<18}|{line:^18}|")
print(*table([("name", "count"), ("apples", 12), ("pears", 3)]), sep="\n")
