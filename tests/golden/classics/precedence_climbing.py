# Arithmetic by precedence climbing: a tree, its value, its shape, its derivative.
import operator
from dataclasses import dataclass
from functools import singledispatch


@dataclass(frozen=True)
class Num:
    value: int | float


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Unary:
    sign: str
    operand: "Node"


@dataclass(frozen=True)
class Binary:
    left: "Node"
    sign: str
    right: "Node"


@dataclass(frozen=True)
class Call:
    name: str
    arguments: tuple["Node", ...]


type Node = Num | Var | Unary | Binary | Call

# sign: (precedence, from the right, function)
BINARY = {
    "+": (1, False, operator.add),
    "-": (1, False, operator.sub),
    "*": (2, False, operator.mul),
    "/": (2, False, operator.truediv),
    "//": (2, False, operator.floordiv),
    "%": (2, False, operator.mod),
    "**": (4, True, operator.pow),
}
FUNCTIONS = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a), "round": round}


def scan(text):
    i = 0
    while i < len(text):
        if text[i].isspace():
            i += 1
            continue
        end = i + 1
        if text[i].isdigit():
            while end < len(text) and (text[end].isdigit() or text[end] == "."):
                end += 1
        elif text[i].isalpha():
            while end < len(text) and text[end].isalnum():
                end += 1
        elif text[i : i + 2] in BINARY:
            end = i + 2
        elif text[i] not in "+-*/%(),":
            raise SyntaxError(f"{text[i]!r} at column {i + 1}")
        yield text[i:end]
        i = end


class Parser:
    def __init__(self, text):
        self.rest = list(scan(text))[::-1]

    @property
    def next(self):
        return self.rest[-1] if self.rest else None

    def take(self, wanted=None):
        if wanted is not None and self.next != wanted:
            raise SyntaxError(f"{wanted!r} wanted, {self.next or 'the end'} found")
        if not self.rest:
            raise SyntaxError("unexpected end")
        return self.rest.pop()

    def parse(self):
        tree = self.expression(1)
        if self.rest:
            raise SyntaxError(f"{self.next!r} is left over")
        return tree

    def expression(self, least):
        left = self.atom()
        while (row := BINARY.get(self.next)) and row[0] >= least:
            precedence, from_right, _ = row
            sign = self.take()
            left = Binary(left, sign, self.expression(precedence + (not from_right)))
        return left

    def atom(self):
        match self.take():
            case "-" | "+" as sign:
                return Unary(sign, self.expression(3))
            case "(":
                inner = self.expression(1)
                self.take(")")
                return inner
            case word if word[0].isdigit():
                return Num(float(word) if "." in word else int(word))
            case word if word[0].isalpha():
                if self.next != "(":
                    return Var(word)
                self.take("(")
                arguments = []
                while self.next != ")":
                    if arguments:
                        self.take(",")
                    arguments.append(self.expression(1))
                self.take(")")
                return Call(word, tuple(arguments))
            case word:
                raise SyntaxError(f"unexpected {word!r}")


def evaluate(node: Node, names):
    match node:
        case Num(value):
            return value
        case Var(name):
            return names[name]
        case Unary("-", operand):
            return -evaluate(operand, names)
        case Unary(_, operand):
            return +evaluate(operand, names)
        case Binary(left, sign, right):
            return BINARY[sign][2](evaluate(left, names), evaluate(right, names))
        case Call(name, arguments):
            return FUNCTIONS[name](*(evaluate(a, names) for a in arguments))


@singledispatch
def show(node):
    raise NotImplementedError(type(node).__name__)


@show.register
def _(node: Num):
    return str(node.value)


@show.register
def _(node: Var):
    return node.name


@show.register
def _(node: Unary):
    return f"({node.sign}{show(node.operand)})"


@show.register
def _(node: Binary):
    return f"({show(node.left)} {node.sign} {show(node.right)})"


@show.register(Call)
def _(node):
    return f"{node.name}({', '.join(map(show, node.arguments))})"


def derive(node: Node, by: str) -> Node:
    match node:
        case Num():
            return Num(0)
        case Var(name):
            return Num(int(name == by))
        case Unary(sign, operand):
            return Unary(sign, derive(operand, by))
        case Binary(left, ("+" | "-") as sign, right):
            return Binary(derive(left, by), sign, derive(right, by))
        case Binary(left, "*", right):
            return Binary(Binary(derive(left, by), "*", right), "+", Binary(left, "*", derive(right, by)))
        case Binary(base, "**", Num(n)):
            return Binary(Binary(Num(n), "*", Binary(base, "**", Num(n - 1))), "*", derive(base, by))
        case _:
            raise ValueError(f"cannot derive {show(node)}")


def simplify(node: Node) -> Node:
    match node:
        case Unary(sign, operand):
            return Unary(sign, simplify(operand))
        case Binary(left, sign, right):
            match simplify(left), sign, simplify(right):
                case Num(0), "+", other:
                    return other
                case (other, "+" | "-", Num(0)) | (other, "*" | "/" | "**", Num(1)) | (Num(1), "*", other):
                    return other
                case (Num(0), "*", _) | (_, "*", Num(0)):
                    return Num(0)
                case Num(a), sign, Num(b) if sign != "/":
                    return Num(BINARY[sign][2](a, b))
                case left, sign, right:
                    return Binary(left, sign, right)
        case _:
            return node


names = {"x": 3, "y": 4}
for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "7 // 2 % 3", "x*x + y*y",
             "max(1, x, -y) / 2", "1.5 * -(2 - 5)", "2 ** -1", "abs(-7) - sum()", "--x"]:
    tree = Parser(text).parse()
    print(f"{text:<20} {show(tree):<30} {evaluate(tree, names)!r:>8}")
print(Parser("1 + x").parse())
for text in ["x ** 3 + 2 * x + 7", "x * x * y", "(x + 1) ** 2", "x / y"]:
    try:
        derived = derive(Parser(text).parse(), "x")
        print(f"d/dx {text} = {show(simplify(derived))} = {evaluate(derived, names)}")
    except ValueError as error:
        print(error)
for text in ["1 +", "(1", "1 2", "2 $ 3", "f(1,", ")", "", "z + 1", "1 / (2 - 2)", "g(2)"]:
    try:
        print(evaluate(Parser(text).parse(), names))
    except (SyntaxError, ArithmeticError, LookupError) as error:
        print(f"{text!r:>14}: {type(error).__name__}: {error}")
print({Parser("a+b").parse(), Parser(" a + b ").parse()} == {Binary(Var("a"), "+", Var("b"))})
try:
    Parser("1").parse().value = 2
except AttributeError as error:
    print(type(error).__name__, error)
show("text")
