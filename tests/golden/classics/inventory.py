# A warehouse: dataclasses, enums, typing; orders are checked, stock is moved, all is reported.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError, KW_ONLY, asdict, astuple, dataclass, field, fields, replace
from enum import Enum, Flag, StrEnum, auto
from functools import cached_property
from operator import attrgetter
from typing import ClassVar, NamedTuple, Self, TypedDict, assert_never, get_type_hints


class Unit(StrEnum):
    PIECE = auto()
    KILOGRAM = "kg"
    LITRE = "l"


class Care(Flag):
    FRAGILE = auto()
    COLD = auto()
    HEAVY = auto()
    DELICATE = FRAGILE | COLD


class Movement(Enum):
    IN = +1
    OUT = -1
    CORRECTION = 0

    @classmethod
    def of(cls, change: int) -> Self:
        return cls((change > 0) - (change < 0))


class Money(NamedTuple):
    cents: int

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __mul__(self, n):
        return Money(round(self.cents * n))

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02}"


@dataclass(frozen=True, order=True)
class Product:
    sort_index: str = field(init=False, repr=False)
    sku: str
    name: str = field(compare=False)
    price: Money = field(compare=False)
    unit: Unit = field(default=Unit.PIECE, compare=False)
    care: Care = field(default=Care(0), compare=False)
    _: KW_ONLY
    tags: tuple[str, ...] = field(default=(), compare=False, hash=False)
    count: ClassVar[int] = 0

    def __post_init__(self):
        object.__setattr__(self, "sort_index", self.sku.casefold())
        if not self.sku.isidentifier():
            raise ValueError(f"bad sku {self.sku!r}")
        Product.count += 1


@dataclass
class Stock:
    product: Product
    quantity: int = 0
    history: list[tuple[Movement, int]] = field(default_factory=list, repr=False)

    def move(self, change: int) -> Self:
        if self.quantity + change < 0:
            raise OutOfStock(self.product.sku, self.quantity, -change)
        self.quantity += change
        self.history.append((Movement.of(change), abs(change)))
        return self

    @property
    def value(self) -> Money:
        return self.product.price * self.quantity


class OutOfStock(Exception):
    __match_args__ = ("sku", "have", "want")

    def __init__(self, sku, have, want):
        super().__init__(f"{sku}: {have} there, {want} wanted")
        self.sku, self.have, self.want = sku, have, want


class Line(TypedDict):
    sku: str
    quantity: int


@dataclass(slots=True)
class Order:
    number: int
    lines: list[Line]
    done: bool = False

    def __iter__(self) -> Iterator[tuple[str, int]]:
        for line in self.lines:
            yield line["sku"], line["quantity"]


class Inventory(Mapping[str, Stock]):
    def __init__(self, *products: Product):
        self._stock = {p.sku: Stock(p) for p in sorted(products)}

    def __getitem__(self, sku):
        return self._stock[sku]

    def __iter__(self):
        return iter(self._stock)

    def __len__(self):
        return len(self._stock)

    @cached_property
    def by_unit(self) -> dict[Unit, list[str]]:
        print("(grouping)")
        groups = defaultdict(list)
        for sku, stock in self.items():
            groups[stock.product.unit].append(sku)
        return dict(groups)

    def fulfil(self, order: Order):
        """Yields what it takes; gives everything back when something is missing."""
        taken = []
        try:
            for sku, quantity in order:
                self[sku].move(-quantity)
                taken.append((sku, quantity))
                yield sku, self[sku].quantity
        except (OutOfStock, KeyError):
            for sku, quantity in reversed(taken):
                self[sku].move(+quantity)
            raise
        order.done = True
        return sum((self[sku].product.price * n for sku, n in taken), Money(0))

    def report(self) -> Iterator[str]:
        total = Money(0)
        for sku, stock in self.items():
            product = stock.product
            match product.care:
                case Care.DELICATE:
                    note = "both hands"
                case care if Care.HEAVY in care:
                    note = "with a lift"
                case care if not care:
                    note = "-"
                case care:
                    note = care.name.lower()
            yield f"{sku:<8}{product.name:<12}{stock.quantity:>5} {product.unit:<6}{stock.value!s:>9} {note}"
            total += stock.value
        yield f"{'total':<26}{'':6}{total!s:>9}"


inventory = Inventory(
    Product("milk", "Milk", Money(119), Unit.LITRE, Care.COLD),
    Product("Vase", "Vase", Money(2450), care=Care.FRAGILE | Care.COLD, tags=("glass",)),
    Product("anvil", "Anvil", Money(19900), care=Care.HEAVY),
    Product("flour", "Flour", Money(89), Unit.KILOGRAM),
)
for sku, quantity in {"milk": 40, "Vase": 3, "anvil": 1, "flour": 25}.items():
    inventory[sku].move(quantity)
print(*inventory.report(), sep="\n")


def ship(order):
    try:
        return (yield from inventory.fulfil(order))
    except OutOfStock as problem:
        match problem:
            case OutOfStock(sku, 0, _):
                yield f"{sku} is sold out"
            case OutOfStock(sku, have, want):
                yield f"{want - have} {sku} missing"
    except KeyError as error:
        yield f"unknown product {error}"


orders = [
    Order(1, [{"sku": "milk", "quantity": 10}, Line(sku="Vase", quantity=1)]),
    Order(2, [{"sku": "flour", "quantity": 5}, {"sku": "Vase", "quantity": 9}]),
    Order(3, [{"sku": "anvil", "quantity": 1}]),
    Order(4, [{"sku": "anvil", "quantity": 1}]),
    Order(5, [{"sku": "milk", "quantity": 1}, {"sku": "gold", "quantity": 1}]),
]
for order in orders:
    shipping = ship(order)
    while True:
        try:
            print(order.number, next(shipping))
        except StopIteration as stop:
            print(order.number, "done" if order.done else "open", stop.value)
            break
print(*inventory.report(), sep="\n")
print(inventory["flour"].history, inventory.by_unit, inventory.by_unit is inventory.by_unit)
print("gold" in inventory, inventory.get("gold"), len(inventory), isinstance(inventory, Mapping), Product.count)

milk = inventory["milk"].product
print(milk, hash(milk) == hash(replace(milk, name="Whole milk")), milk == replace(milk, price=Money(1)))
print(asdict(Order(9, [{"sku": "x", "quantity": 1}])), astuple(Stock(milk))[1:], Stock(milk, 3))
print([f.name for f in fields(Product)], max(inventory.values(), key=attrgetter("value")).product.name)
print(Care.DELICATE, Care.DELICATE in ~Care.HEAVY, list(Care.DELICATE), Care["COLD"], Care.FRAGILE | Care.HEAVY, repr(Unit.LITRE))
print(Movement(-1), Movement.of(7), [m.name for m in Movement], f"{Unit.KILOGRAM}", Unit("kg") is Unit.KILOGRAM, Money(5) + Money(6) * 2)
print(get_type_hints(Line), Line.__required_keys__ == {"sku", "quantity"}, get_type_hints(Movement.of))
for wrong in (
    lambda: setattr(milk, "name", "x"),
    lambda: Product("no good", "", Money(0)),
    lambda: Product("a", "b"),
    lambda: Product("a", "b", Money(1), Unit.PIECE, Care(0), ("tag",)),
    lambda: Unit("stone"),
    lambda: Movement(5),
    lambda: Order(1, []) < Order(2, []),
    lambda: setattr(orders[0], "extra", 1),
    lambda: replace(milk, sort_index="x"),
    lambda: assert_never("x"),
    lambda: Inventory()["x"],
):
    try:
        wrong()
    except (FrozenInstanceError, ValueError, TypeError, AttributeError, AssertionError, KeyError) as error:
        print(f"{type(error).__name__}: {error}")
inventory["Vase"].move(-100)
