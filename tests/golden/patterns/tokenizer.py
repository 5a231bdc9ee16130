# A tokenizer and a recursive-descent calculator fed by it.
def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < len(text) and text[i].isdigit():
                i += 1
            yield "number", int(text[start:i])
        elif c in "+-*/()":
            yield "op", c
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    yield "end", None


class Parser:
    def __init__(self, text):
        self.tokens = tokens(text)
        self.kind, self.value = next(self.tokens)

    def advance(self):
        value = self.value
        if self.kind != "end":
            self.kind, self.value = next(self.tokens)
        return value

    def expression(self):
        result = self.term()
        while self.value in ("+", "-"):
            result = result + self.term() if self.advance() == "+" else result - self.term()
        return result

    def term(self):
        result = self.factor()
        while self.value in ("*", "/"):
            result = result * self.factor() if self.advance() == "*" else result / self.factor()
        return result

    def factor(self):
        if self.value == "(":
            self.advance()
            result = self.expression()
            if self.advance() != ")":
                raise SyntaxError("missing )")
            return result
        if self.value == "-":
            self.advance()
            return -self.factor()
        if self.kind != "number":
            raise SyntaxError(f"unexpected {self.value!r}")
        return self.advance()


for text in ("1 + 2 * 3", "(1 + 2) * 3", "-4 / (1 + 1)", "2 * (3", "7 $ 1", "", "8/0", "10 - 2 - 3"):
    try:
        print(text, "=", Parser(text).expression())
    except (SyntaxError, ZeroDivisionError) as error:
        print(text, "->", type(error).__name__, error)
