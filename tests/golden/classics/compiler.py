# A small language: tokenizer, parser, compiler to a stack machine, and the machine, all generators.
from collections import namedtuple
from contextlib import contextmanager
from itertools import count

Token = namedtuple("Token", "kind text line")
Instruction = namedtuple("Instruction", "op arg", defaults=[None])

KEYWORDS = ["let", "while", "if", "else", "print", "def", "return"]
SIGNS = ["==", "<=", "<", ">", "=", "+", "-", "*", "/", "%", "(", ")", "{", "}", ",", ";"]


class SourceError(Exception):
    def __init__(self, line, message):
        super().__init__(line, message)

    def __str__(self):
        return "line {}: {}".format(*self.args)


def tokenize(source):
    for number, line in enumerate(source.splitlines(), 1):
        line, *_ = line.split("#")
        while line := line.lstrip():
            for sign in SIGNS:
                if line.startswith(sign):
                    yield Token("sign", sign, number)
                    line = line[len(sign):]
                    break
            else:
                end = next((i for i, ch in enumerate(line) if not (ch.isalnum() or ch == "_")), len(line))
                match word := line[:end]:
                    case "":
                        raise SourceError(number, f"strange character {line[0]!r}")
                    case _ if word in KEYWORDS:
                        yield Token("keyword", word, number)
                    case _ if word.isdecimal():
                        yield Token("number", word, number)
                    case _ if word[0].isdigit():
                        raise SourceError(number, f"bad number {word}")
                    case _:
                        yield Token("name", word, number)
                line = line[end:]
    yield Token("end", "", source.count("\n") + 1)


class Compiler:
    """Recursive descent that emits as it goes."""

    LEVELS = [["==", "<", ">", "<="], ["+", "-"], ["*", "/", "%"]]

    def __init__(self, source):
        self.tokens = tokenize(source)
        self.token = next(self.tokens)
        self.code, self.labels = [], count(1)
        self.scopes = [{}]

    # tokens
    def accept(self, *texts):
        token = self.token
        if token.text in texts and token.kind in ("sign", "keyword"):
            self.token = next(self.tokens)
            return token.text

    def expect(self, what):
        token = self.token
        if token.kind == what or (token.text == what and token.kind in ("sign", "keyword")):
            self.token = next(self.tokens, token)
            return token.text
        raise SourceError(token.line, f"expected {what!r}, got {token.text or 'the end'!r}")

    # code
    def emit(self, op, arg=None):
        self.code.append(Instruction(op, arg))

    @contextmanager
    def scope(self):
        self.scopes.append({})
        try:
            yield self.scopes[-1]
        finally:
            self.scopes.pop()

    def slot(self, name, define=False):
        if define:
            return self.scopes[-1].setdefault(name, sum(map(len, self.scopes)))
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        raise SourceError(self.token.line, f"{name} is not defined")

    # grammar
    def program(self):
        while self.token.kind != "end":
            self.statement()
        self.emit("halt")
        return self.resolve()

    def block(self):
        self.expect("{")
        while not self.accept("}"):
            self.statement()

    def statement(self):
        if self.accept("let"):
            name = self.expect("name")
            self.expect("=")
            self.expression()
            self.emit("store", self.slot(name, define=True))
            self.expect(";")
        elif self.accept("print"):
            self.expression()
            self.emit("print")
            self.expect(";")
        elif self.accept("while"):
            start, end = next(self.labels), next(self.labels)
            self.emit("label", start)
            self.expression()
            self.emit("jump_if_false", end)
            self.block()
            self.emit("jump", start)
            self.emit("label", end)
        elif self.accept("if"):
            otherwise, end = next(self.labels), next(self.labels)
            self.expression()
            self.emit("jump_if_false", otherwise)
            self.block()
            self.emit("jump", end)
            self.emit("label", otherwise)
            if self.accept("else"):
                self.block()
            self.emit("label", end)
        elif self.accept("def"):
            name, after = self.expect("name"), next(self.labels)
            self.emit("jump", after)
            self.emit("label", name)
            with self.scope() as scope:
                outer = self.scopes[:-1]
                self.scopes[:-1] = []
                self.expect("(")
                while not self.accept(")"):
                    self.slot(self.expect("name"), define=True)
                    self.accept(",")
                self.emit("enter", len(scope))
                self.block()
                self.scopes[:0] = outer
            self.emit("push", 0)
            self.emit("return")
            self.emit("label", after)
        elif self.accept("return"):
            self.expression()
            self.emit("return")
            self.expect(";")
        else:
            name = self.expect("name")
            if self.accept("="):
                self.expression()
                self.emit("store", self.slot(name))
            else:
                self.call(name)
                self.emit("pop")
            self.expect(";")

    def call(self, name):
        self.expect("(")
        arguments = 0
        while not self.accept(")"):
            self.expression()
            arguments += 1
            self.accept(",")
        self.emit("call", (name, arguments))

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.atom()
        self.expression(level + 1)
        while sign := self.accept(*self.LEVELS[level]):
            self.expression(level + 1)
            self.emit("binary", sign)

    def atom(self):
        if self.accept("("):
            self.expression()
            self.expect(")")
        elif self.accept("-"):
            self.emit("push", 0)
            self.atom()
            self.emit("binary", "-")
        elif self.token.kind == "number":
            self.emit("push", int(self.expect("number")))
        else:
            name = self.expect("name")
            if self.token.text == "(":
                self.call(name)
            else:
                self.emit("load", self.slot(name))

    def resolve(self):
        places, code = {}, []
        for instruction in self.code:
            if instruction.op == "label":
                places[instruction.arg] = len(code)
            else:
                code.append(instruction)
        for i, (op, arg) in enumerate(code):
            match op, arg:
                case "jump" | "jump_if_false", label:
                    code[i] = Instruction(op, places[label])
                case "call", (name, n):
                    if name not in places:
                        raise SourceError(0, f"no function {name}")
                    code[i] = Instruction(op, (places[name], n))
        return code


BINARY = {
    "+": int.__add__, "-": int.__sub__, "*": int.__mul__, "/": int.__floordiv__, "%": int.__mod__,
    "==": int.__eq__, "<": int.__lt__, ">": int.__gt__, "<=": int.__le__,
}


def machine(code):
    """Yields what is printed; returns the number of steps."""
    stack, frames, variables, pc = [], [], {}, 0
    for steps in count(1):
        op, arg = code[pc]
        pc += 1
        match op:
            case "halt":
                return steps
            case "push":
                stack.append(arg)
            case "pop":
                stack.pop()
            case "load":
                stack.append(variables[arg])
            case "store":
                variables[arg] = stack.pop()
            case "binary":
                right, left = stack.pop(), stack.pop()
                stack.append(int(BINARY[arg](left, right)))
            case "jump":
                pc = arg
            case "jump_if_false":
                if not stack.pop():
                    pc = arg
            case "call":
                target, arguments = arg
                frames.append((pc, variables))
                pc, variables = target, {"arguments": arguments}
            case "enter":
                if (given := variables.pop("arguments")) != arg:
                    raise TypeError(f"{arg} arguments wanted, {given} given")
                variables = {n: stack.pop() for n in reversed(range(arg))}
            case "return":
                pc, variables = frames.pop()
            case "print":
                yield stack.pop()


def run(source, *, listing=False):
    try:
        code = Compiler(source).program()
        if listing:
            for n, (op, arg) in enumerate(code):
                print(f"{n:3} {op:<14}{'' if arg is None else arg}")
        execution = machine(code)
        printed = []
        try:
            while True:
                printed.append(next(execution))
        except StopIteration as stop:
            print(f"{printed} in {stop.value} steps")
    except SourceError as error:
        print("SourceError:", error)
    except (ArithmeticError, TypeError, LookupError) as error:
        print(f"{type(error).__name__}: {error} (printed {printed})")


run("let x = 2 + 3 * 4; print x; print -x % 5;", listing=True)
run("""
def fib(n) {
    if n < 2 { return n; }
    return fib(n - 1) + fib(n - 2);     # recursion
}
let i = 0;
while i <= 12 {
    print fib(i);
    i = i + 3;
}
""", listing=True)
run("""
let n = 30; let p = 2;
while p * p <= n {
    while n % p == 0 { print p; n = n / p; }
    p = p + 1;
}
if n > 1 { print n; } else { print 0; }
""")
run("def f(a, b) { print a; } f(1, 2); f(7);")
run("print 1 / 0;")
run("print 1;\nprint y;")
run("let a = $;")
run("let 5 = a;")
run("print 12ab;")
run("while 1 {\n print 2;")
run("print g(1);")
print(Token("name", "x", 1)._replace(line=2), Instruction("halt"), Instruction._field_defaults)
print(*tokenize("a<=b#c"), sep="\n")
try:
    machine([Instruction("pop")]).send(None)
except IndexError as error:
    print(error)
next(machine(Compiler("print z;").program()))
