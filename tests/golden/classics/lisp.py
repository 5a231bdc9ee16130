# A tiny Lisp: reader, printer, closures, tail calls in a loop, and generators for its lists.
import operator
from collections import ChainMap
from functools import reduce


class Symbol(str):
    __slots__ = ()

    def __repr__(self):
        return f"Symbol({str(self)!r})"


class LispError(Exception):
    pass


def tokenize(source):
    word = ""
    for ch in source + " ":
        if ch.isspace() or ch in "()'":
            if word:
                yield word
                word = ""
            if not ch.isspace():
                yield ch
        else:
            word += ch


def read(tokens):
    """One expression; StopIteration when there is none."""
    match next(tokens):
        case "(":
            items = []
            while (item := read_or_end(tokens)) is not END:
                items.append(item)
            return items
        case ")":
            return END
        case "'":
            return [Symbol("quote"), read(tokens)]
        case "#t" | "#f" as flag:
            return flag == "#t"
        case word:
            for kind in int, float:
                try:
                    return kind(word)
                except ValueError:
                    pass
            return Symbol(word)


END = object()


def read_or_end(tokens):
    try:
        return read(tokens)
    except StopIteration:
        raise LispError("missing )") from None


def read_all(source):
    tokens = tokenize(source)
    while True:
        try:
            item = read(tokens)
        except StopIteration:
            return
        if item is END:
            raise LispError("unexpected )")
        yield item


def show(value):
    match value:
        case bool():
            return "#t" if value else "#f"
        case []:
            return "()"
        case [Symbol("quote"), item]:
            return "'" + show(item)
        case list():
            return f"({' '.join(map(show, value))})"
        case Lambda(name=name):
            return f"<lambda {name}>"
        case _ if callable(value):
            return "<builtin>"
        case _:
            return str(value)


class Lambda:
    def __init__(self, parameters, body, env, name="?"):
        self.parameters, self.body, self.env, self.name = parameters, body, env, name

    def bind(self, arguments):
        match self.parameters:
            case [*fixed, Symbol("."), rest]:
                if len(arguments) < len(fixed):
                    raise LispError(f"{self.name}: {len(fixed)} or more arguments, got {len(arguments)}")
                frame = dict(zip(fixed, arguments)) | {rest: list(arguments[len(fixed):])}
            case fixed:
                if len(arguments) != len(fixed):
                    raise LispError(f"{self.name}: {len(fixed)} arguments, got {len(arguments)}")
                frame = dict(zip(fixed, arguments))
        return self.env.new_child(frame)

    def __call__(self, *arguments):
        return evaluate(self.body, self.bind(arguments))


def evaluate(x, env):
    while True:
        match x:
            case Symbol():
                try:
                    return env[x]
                except KeyError:
                    raise LispError(f"{x} is not defined") from None
            case []:
                return []
            case [Symbol("quote"), item]:
                return item
            case [Symbol("if"), test, then, *otherwise]:
                if evaluate(test, env) is not False:
                    x = then
                else:
                    x = otherwise[0] if otherwise else False
            case [Symbol("define"), [name, *parameters], *body]:
                env[name] = Lambda(parameters, [Symbol("begin"), *body], env, name)
                return name
            case [Symbol("define"), name, value]:
                env[name] = evaluate(value, env)
                return name
            case [Symbol("set!"), name, value]:
                for scope in env.maps:
                    if name in scope:
                        scope[name] = evaluate(value, env)
                        return scope[name]
                raise LispError(f"set!: {name} is not defined")
            case [Symbol("lambda"), parameters, *body]:
                return Lambda(parameters, [Symbol("begin"), *body], env)
            case [Symbol("let"), bindings, *body]:
                env = env.new_child({name: evaluate(value, env) for name, value in bindings})
                x = [Symbol("begin"), *body]
            case [Symbol("begin"), *body, last]:
                for item in body:
                    evaluate(item, env)
                x = last
            case [Symbol("cond"), *clauses]:
                for test, then in clauses:
                    if test == "else" or evaluate(test, env) is not False:
                        x = then
                        break
                else:
                    return False
            case [function, *arguments]:
                function, *arguments = [evaluate(item, env) for item in x]
                if isinstance(function, Lambda):
                    x, env = function.body, function.bind(arguments)
                elif callable(function):
                    return function(*arguments)
                else:
                    raise LispError(f"{show(function)} is not a function")
            case constant:
                return constant


def standard():
    def comparing(op):
        return lambda *items: all(op(a, b) for a, b in zip(items, items[1:]))

    names = {
        "+": lambda *n: sum(n),
        "*": lambda *n: reduce(operator.mul, n, 1),
        "-": lambda first, *n: reduce(operator.sub, n, first) if n else -first,
        "/": lambda a, b: a / b,
        "=": comparing(operator.eq),
        "<": comparing(operator.lt),
        "list": lambda *items: list(items),
        "cons": lambda head, tail: [head, *tail],
        "car": lambda items: items[0],
        "cdr": lambda items: items[1:],
        "null?": lambda items: items == [],
        "map": lambda f, *lists: [f(*row) for row in zip(*lists)],
        "apply": lambda f, items: f(*items),
    }
    return ChainMap({Symbol(name): function for name, function in names.items()})


def run(source, env):
    for expression in read_all(source):
        try:
            print(f"{show(expression)} => {show(evaluate(expression, env))}")
        except (LispError, ArithmeticError, IndexError, TypeError) as error:
            print(f"{show(expression)} !! {type(error).__name__}: {error}")


env = standard()
run("""
    (+ 1 2 (* 3 4) 0.5)
    '(a (b 'c) ())
    (define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
    (fact 20)
    (define (count n total) (if (= n 0) total (count (- n 1) (+ total n))))
    (count 2000 0)
    (define (make-counter)
      (let ((n 0)) (lambda () (set! n (+ n 1)))))
    (define a (make-counter)) (define b (make-counter))
    (a) (a) (b) (a)
    (define (sum . items) (apply + items))
    (sum 1 2 3 4)
    (define (filter keep items)
      (cond ((null? items) '())
            ((keep (car items)) (cons (car items) (filter keep (cdr items))))
            (else (filter keep (cdr items)))))
    (filter (lambda (n) (< 2 n 6)) '(1 2 3 4 5 6 7))
    (map (lambda (x y) (- x y)) '(10 20 30) '(1 2 3))
    (if #f 1) car fact
""", env)
run("(fact) (nope 1) (1 2) (/ 1 0) (car '()) (set! zz 1) (car 5) (sum) ((lambda (x . r) x))", env)
print(repr(Symbol("x")), Symbol("x") == "x", len(env), [*read_all("1 2.5 x #t")])
try:
    print(*read_all("(a (b)"))
except LispError as error:
    print("LispError:", error)
print(evaluate([Symbol("+"), *range(5)], env))
list(read_all("1 )"))
