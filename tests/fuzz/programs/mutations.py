"""Prints a random program whose objects change the containers that are just being worked on.

    genstep run mutations.py SEED

Every special method of Odd may clear, grow or sort any container, and so may keys, iterators and
finalizers, in the middle of any operation of a built-in type. The program catches all exceptions:
it must neither crash nor keep a reference too many or too few (fuzz_mutations.sh).
"""

import random
import sys

SETTING = '''\
import bisect, collections, copy, functools, gc, heapq, itertools, operator, sys
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque

state = SEED


def below(limit):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % limit


depth = 0
changes_left = 3000


def change():
    """Runs a few of CHANGES, unless these have already led here too deep or too often."""
    global depth, changes_left
    if depth > 2 or changes_left <= 0:
        return
    changes_left -= 1
    depth += 1
    try:
        for _ in range(below(3)):
            try:
                CHANGES[below(len(CHANGES))]()
            except Exception:
                pass
    finally:
        depth -= 1


def changing(answer):
    def method(self, *args, **kwargs):
        change()
        return answer(self)

    return method


class Odd:
    def __init__(self, v):
        self.v = v

    def __getitem__(self, key):
        change()
        if below(4) == 0:
            raise IndexError
        return Odd(1)

    def __next__(self):
        change()
        if below(4) == 0:
            raise StopIteration
        return Odd(2)

    def __getattr__(self, name):
        change()
        raise AttributeError(name)


for names, answer in {
    "hash": lambda self: below(3),
    "eq lt gt le ge bool contains": lambda self: below(3) == 0,
    "len length_hint": lambda self: below(5),
    "index": lambda self: below(7) - 3,
    "iter": lambda self: iter(E[: below(4)]),
    "reversed": lambda self: iter([1]),
    "repr str format": lambda self: "odd",
    "bytes": lambda self: b"ab",
    "int": lambda self: 3,
    "float": lambda self: 1.5,
    "call": lambda self: Odd(below(4)) if below(3) else below(5),
    "add or": lambda self: [Odd(1)] if below(2) else NotImplemented,
    "radd ror mul get": lambda self: 3,
    "iadd enter": lambda self: self,
    "exit": lambda self: True,
    "copy": lambda self: Odd(1),
    "del set_name": lambda self: None,
}.items():
    for name in names.split():
        setattr(Odd, f"__{name}__", changing(answer))
Odd.keys = changing(lambda self: [Odd(1), 2])


class OddStr(str):
    __hash__ = changing(lambda self: below(3))
    __eq__ = changing(lambda self: below(3) == 0)


class OddInt(int):
    __hash__ = changing(lambda self: below(3))
    __eq__ = changing(lambda self: below(3) == 0)
    __index__ = changing(lambda self: 1)


class OddList(list):
    __iter__ = changing(lambda self: list.__iter__(self))


class OddDict(dict):
    __missing__ = changing(lambda self: 3)
    __iter__ = changing(lambda self: dict.__iter__(self))


class Holder:
    pass


class Writer:
    write = flush = changing(lambda self: None)


def new():
    makers = [lambda: Odd(below(5))] * 5 + [
        lambda: OddStr("ab"[below(2)]), lambda: OddInt(below(3)), lambda: (Odd(1), below(3)), lambda: "x",
        lambda: None, lambda: frozenset([Odd(1)]), lambda: below(4)]
    return makers[below(len(makers))]()


def generator():
    while True:
        yield new()
        change()


E, L, L2, H, I = [], [], OddList(), [], []
D, D2, O, DD, C = {}, OddDict(), OrderedDict(), defaultdict(new), Counter()
S, S2, Q, Q2, B = set(), set(), deque(), deque(maxlen=3), bytearray(b"abc")
obj, G, OUT = Holder(), generator(), Writer()
ITERATORS = [
    lambda: iter((L, L2, D, D2, S, Q, O, D.items(), D.values())[below(9)]),
    lambda: reversed((L, Q, D, O)[below(4)]),
    lambda: enumerate(L), lambda: zip(L, D), lambda: map(Odd(1), L), lambda: filter(None, L),
    lambda: itertools.cycle(L), lambda: itertools.chain(L, S), lambda: itertools.groupby(L),
    lambda: itertools.islice(L, 5), lambda: itertools.product(L, L), lambda: itertools.permutations(L),
    lambda: itertools.accumulate(L), lambda: itertools.tee(L)[0], lambda: itertools.zip_longest(L, D),
    lambda: itertools.pairwise(L), lambda: itertools.batched(L, 2), lambda: iter(Odd(1)),
    lambda: iter(Odd(1), 3), lambda: G,
]


def refill():
    try:
        for some in L, L2, E, H, Q, Q2:
            if len(some) < 6:
                some.append(new())
        for some in D, D2, O, DD:
            if len(some) < 6:
                some[new()] = new()
        for some in S, S2:
            if len(some) < 6:
                some.add(new())
        if len(B) < 4:
            B.extend(b"abcd")
        if len(I) < 6:
            I.append(ITERATORS[below(len(ITERATORS))]())
    except Exception:
        pass


'''

# In an operation, these words stand for one of:
WORDS = {
    "SEQUENCE": "L L2 E Q Q2 H".split(),
    "MAPPING": "D D2 O DD C".split(),
    "SET": "S S2".split(),
    "CONTAINER": "L L2 D D2 S S2 Q Q2 O DD C E H B".split(),
    "ITERATOR": [f"I[{index}]" for index in range(6)],
    "ANY": """new() Odd(1) 3 None L D S 'a' (Odd(1),Odd(2)) E Q O B iter(L) I[0] obj L2 D2 D.items() D.keys() range(3)
        frozenset(L) G change 0 -1 1 Odd OddStr('a') OddInt(2) slice(Odd(1),Odd(2)) slice(None,None,-1) b'ab'""".split(),
}

OPERATIONS = """
SEQUENCE.append(ANY) | SEQUENCE.extend(ANY) | SEQUENCE.insert(ANY, ANY) | SEQUENCE.remove(ANY) | SEQUENCE.index(ANY)
SEQUENCE.count(ANY) | SEQUENCE.pop() | SEQUENCE.reverse() | SEQUENCE.clear() | SEQUENCE.copy() | ANY in SEQUENCE
SEQUENCE.__setitem__(ANY, ANY) | SEQUENCE[ANY] | SEQUENCE.__delitem__(ANY) | SEQUENCE + SEQUENCE | SEQUENCE * ANY
SEQUENCE.__iadd__(ANY) | SEQUENCE.__imul__(ANY) | SEQUENCE == SEQUENCE | SEQUENCE < SEQUENCE | list(SEQUENCE)
L.sort(key=ANY) | L.sort() | L2.sort(reverse=True) | L.sort(key=lambda x: change() or 1) | sorted(ANY, key=ANY)
min(ANY, key=ANY) | max(SEQUENCE) | sum(ANY, ANY) | any(SEQUENCE) | all(ANY) | L[ANY:ANY] | E[ANY:ANY:2] | L[::2] == L
L.__setitem__(slice(ANY, ANY), CONTAINER) | L.__delitem__(slice(ANY, ANY, ANY)) | L.__setitem__(slice(None, None, 2), ANY)
MAPPING[ANY] | MAPPING.__setitem__(ANY, ANY) | MAPPING.__delitem__(ANY) | MAPPING.get(ANY) | MAPPING.pop(ANY, None)
MAPPING.popitem() | MAPPING.setdefault(ANY, ANY) | MAPPING.update(ANY) | MAPPING.clear() | MAPPING.copy() | ANY in MAPPING
MAPPING == MAPPING | MAPPING | MAPPING.__or__(MAPPING) | MAPPING.__ior__(ANY) | dict.fromkeys(ANY) | dict(ANY)
list(MAPPING.items()) | MAPPING.keys() & ANY | MAPPING.items() ^ MAPPING.items() | MAPPING.keys() - ANY | {**MAPPING}
MAPPING.items().__or__(ANY) | MAPPING.items() == MAPPING.items() | ANY in MAPPING.items() | ANY in MAPPING.values()
MAPPING.keys() <= ANY | MAPPING.keys().isdisjoint(ANY) | reversed(MAPPING) | O.move_to_end(ANY) | O.popitem(last=False)
O.move_to_end(next(iter(O)), last=False) | ChainMap(D, O)[ANY] | list(ChainMap(D, D2)) | DD[ANY] | DD.copy()
SET.add(ANY) | SET.remove(ANY) | SET.discard(ANY) | SET.pop() | SET.update(ANY, ANY) | SET & SET | SET - SET | SET ^ SET
SET.difference_update(ANY) | SET.intersection_update(ANY) | SET.symmetric_difference_update(ANY) | SET.issubset(ANY)
SET.issuperset(ANY) | SET.isdisjoint(ANY) | SET == SET | SET <= SET | set(ANY) | frozenset(ANY) | SET.copy() | ANY in SET
SET.union(ANY) | SET.difference(ANY) | SET.intersection(ANY) | hash(frozenset(SET)) | SET.clear()
Q.appendleft(ANY) | Q.popleft() | Q.rotate(ANY) | Q.extendleft(ANY) | Q2.extend(ANY) | deque(ANY, 3) | Q == Q2 | Q < Q2
Q + Q2 | Q.__iadd__(Q) | Q2.__imul__(3) | Q * 2
B.extend(ANY) | B.append(ANY) | B[ANY] | B.__setitem__(ANY, ANY) | B.__delitem__(ANY) | B.join(ANY) | B.find(ANY)
B.replace(ANY, ANY) | B.insert(ANY, ANY) | B.pop(ANY) | B.remove(ANY) | bytes(ANY) | bytearray(ANY) | B.translate(ANY)
B.startswith(ANY) | B.strip(ANY) | memoryview(B)[ANY] | B.count(ANY) | B.split(ANY) | B.clear() | ANY in B
next(ITERATOR) | ITERATOR.__length_hint__() | list(itertools.islice(ITERATOR, 7)) | copy.copy(ITERATOR)
ITERATOR.__reduce__() | ITERATOR.__setstate__(ANY) | I.pop(3) | G.send(ANY) | G.throw(ValueError) | G.close() | next(G)
str(ANY) | repr(CONTAINER) | format(ANY, '') | '%s %r' % (ANY, ANY) | '{} {}'.format(ANY, ANY) | ','.join(ANY)
'abc'.replace(ANY, ANY) | hash(ANY) | 'a%sb' % ANY | '%d' % ANY | 'abc'.translate(ANY) | str.maketrans(ANY)
'a b'.split(ANY) | '{0[0]} {0.v}'.format(ANY) | print(*SEQUENCE, file=OUT)
copy.copy(CONTAINER) | copy.deepcopy(CONTAINER) | list(map(ANY, CONTAINER)) | list(filter(ANY, CONTAINER))
list(zip(CONTAINER, ANY)) | functools.reduce(ANY, CONTAINER) | list(itertools.accumulate(CONTAINER, ANY))
list(itertools.groupby(CONTAINER, ANY)) | list(itertools.starmap(ANY, CONTAINER)) | list(itertools.takewhile(ANY, CONTAINER))
list(itertools.compress(CONTAINER, ANY)) | list(itertools.product(CONTAINER, repeat=2)) | list(itertools.combinations(E, 2))
bisect.bisect(L, ANY) | bisect.insort(L, ANY) | bisect.insort(L, ANY, key=ANY) | heapq.heappush(H, ANY) | heapq.heappop(H)
heapq.heapify(H) | heapq.heapreplace(H, ANY) | list(heapq.merge(L, L2)) | heapq.nsmallest(2, L)
operator.indexOf(CONTAINER, ANY) | operator.countOf(CONTAINER, ANY) | operator.itemgetter(ANY, ANY)(L)
operator.attrgetter('v.v')(ANY) | operator.methodcaller('keys')(ANY) | C.update(ANY) | C.subtract(ANY) | C + C
C.most_common(2) | functools.lru_cache(2)(lambda *a: change())(ANY, ANY) | functools.partial(ANY, ANY)()
functools.cmp_to_key(ANY)(3) < functools.cmp_to_key(ANY)(4) | collections.namedtuple('P', 'a b')(1, 2)._replace(a=ANY)
gc.collect() | setattr(obj, 'x', ANY) | obj.x | delattr(obj, 'x') | obj.__dict__.update(ANY) | obj.__dict__ == D
obj.__dict__.clear() | setattr(obj, OddStr('y'), ANY) | getattr(obj, OddStr('y')) | vars(obj) | obj.__reduce_ex__(2)
setattr(obj, '__dict__', {Odd(1): 2}) | obj.__dict__.setdefault(ANY, 3) | dir(obj) | setattr(Holder, 'z', ANY) | obj.z
type('T', (Holder,), D) | type('T', (), {'q': Odd(1)}) | isinstance(ANY, ANY) | object.__setattr__(obj, 'w', ANY)
[*ANY] | (lambda *a, **k: change())(*ANY) | (lambda *a, **k: change())(**MAPPING) | (lambda a, b=1, *c: 0)(*SEQUENCE)
[x for x in CONTAINER if change() or 1] | {x for x in CONTAINER} | {x: change() for x in CONTAINER} | tuple(ANY)
int(ANY) | float(ANY) | complex(ANY) | range(ANY, ANY) | slice(ANY, ANY).indices(5) | len(ANY) | bool(ANY) | abs(ANY)
round(ANY) | pow(ANY, ANY, ANY) | divmod(ANY, ANY) | ANY + ANY | ANY * ANY | ANY - ANY | ANY == ANY | ANY < ANY
enumerate(ANY, ANY) | reversed(ANY) | iter(ANY) | (1, Odd(2), Odd(3)).index(ANY) | (Odd(1), Odd(2)) < (Odd(1), Odd(2))
change() | CONTAINER.clear() | len(CONTAINER) | list(CONTAINER)
"""


def filled(template, chance):
    """The operation with a choice in the place of each of WORDS."""
    parts = []
    word = ""
    for char in template + " ":
        if char.isalpha():
            word += char
            continue
        parts.append(chance.choice(WORDS[word]) if word in WORDS else word)
        parts.append(char)
        word = ""
    return "".join(parts).strip()


def main(seed):
    chance = random.Random(int(seed))
    templates = [one.strip() for line in OPERATIONS.splitlines() for one in line.split(" | ") if one.strip()]
    print(SETTING.replace("SEED", seed))
    for name, count in ("CHANGES", 30), ("STEPS", 150):
        print(f"{name} = [")
        for _ in range(count):
            print(f"    lambda: {filled(chance.choice(templates), chance)},")
        print("]")
    print(
        "for turn in range(2):\n    for step in STEPS:\n        refill()\n        try:\n            step()\n"
        "        except Exception:\n            pass\n        changes_left = max(changes_left, 200)\n"
    )


main(*sys.argv[1:])
