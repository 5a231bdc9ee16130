# A tiny object-relational mapper: descriptors, __set_name__, __init_subclass__, decorators, lazy queries.
from functools import partial, wraps
from itertools import count, islice
from operator import attrgetter
from weakref import WeakValueDictionary


class ValidationError(ValueError):
    def __init__(self, field, message):
        super().__init__(f"{field.owner.__name__}.{field.name}: {message}")


class Field:
    kind = object

    def __init__(self, *, default=None, null=False, check=None):
        self.default, self.null, self.check = default, null, check

    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name
        self.slot = f"_{name}"

    def __get__(self, row, owner=None):
        if row is None:
            return self
        try:
            return row.__dict__[self.slot]
        except KeyError:
            default = self.default() if callable(self.default) else self.default
            return row.__dict__.setdefault(self.slot, default)

    def __set__(self, row, value):
        row.__dict__[self.slot] = self.validate(value)
        row.changed.add(self.name)

    def __delete__(self, row):
        if not self.null:
            raise ValidationError(self, "cannot be deleted")
        row.__dict__.pop(self.slot, None)

    def validate(self, value):
        if value is None and self.null:
            return None
        if not isinstance(value, self.kind):
            raise ValidationError(self, f"{self.kind.__name__} wanted, {value!r} given")
        if self.check is not None and not self.check(value):
            raise ValidationError(self, f"{value!r} fails {self.check.__name__}")
        return value

    # conditions: Field == value and so on make functions of a row
    def _compare(self, symbol, test, other):
        def condition(row):
            return test(getattr(row, self.name), other)

        return Condition(condition, f"{self.name} {symbol} {other!r}")

    def __eq__(self, other):
        return self._compare("=", lambda a, b: a == b, other)

    def __lt__(self, other):
        return self._compare("<", lambda a, b: a is not None and a < b, other)

    def __gt__(self, other):
        return self._compare(">", lambda a, b: a is not None and a > b, other)

    __hash__ = object.__hash__

    def __repr__(self):
        return f"<{type(self).__name__} {self.owner.__name__}.{self.name}>"


class Condition:
    def __init__(self, test, text):
        self.test, self.text = test, text

    def __call__(self, row):
        return self.test(row)

    def __and__(self, other):
        return Condition(lambda row: self(row) and other(row), f"({self.text} AND {other.text})")

    def __or__(self, other):
        return Condition(lambda row: self(row) or other(row), f"({self.text} OR {other.text})")

    def __invert__(self):
        return Condition(lambda row: not self(row), f"NOT {self.text}")

    def __bool__(self):
        raise TypeError("use &, | and ~ with conditions")


class Text(Field):
    kind = str

    def __init__(self, *, longest=20, **kwargs):
        super().__init__(**kwargs)
        self.longest = longest

    def validate(self, value):
        value = super().validate(value)
        if value is not None and len(value) > self.longest:
            raise ValidationError(self, f"longer than {self.longest}")
        return value


class Number(Field):
    kind = (int, float)

    def validate(self, value):
        if isinstance(value, bool):
            raise ValidationError(self, "a truth is no number")
        try:
            return super().validate(value)
        except AttributeError:
            raise ValidationError(self, f"number wanted, {value!r} given") from None


class Reference(Field):
    def __init__(self, target, *, back, **kwargs):
        super().__init__(**kwargs)
        self.target, self.back = target, back

    @property
    def kind(self):
        return Model.models[self.target]

    def __set_name__(self, owner, name):
        super().__set_name__(owner, name)
        field = self

        def back(row):
            """Rows that refer to this one."""
            return owner.where(field._compare("is", lambda a, b: a is b, row))

        setattr(Model.models[self.target], self.back, property(back))


class Query:
    def __init__(self, model, condition=None, key=None, reverse=False):
        self.model, self.condition, self.key, self.reversed = model, condition, key, reverse

    def where(self, condition):
        both = condition if self.condition is None else self.condition & condition
        return Query(self.model, both, self.key, self.reversed)

    def order_by(self, *names, reverse=False):
        return Query(self.model, self.condition, attrgetter(*names), reverse)

    def __iter__(self):
        rows = list(self.model.rows.values())
        if self.key:
            rows = sorted(rows, key=self.key, reverse=self.reversed)
        for row in rows:
            if self.condition is None or self.condition(row):
                yield row

    def __getitem__(self, index):
        if isinstance(index, slice):
            return list(islice(self, index.start, index.stop, index.step))
        for row in islice(self, index, index + 1):
            return row
        raise IndexError(f"no row {index}")

    def __len__(self):
        return sum(1 for _ in self)

    def __repr__(self):
        return f"SELECT {self.model.__name__}" + (f" WHERE {self.condition.text}" if self.condition is not None else "")


class classproperty:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return self.function(owner)


def hook(moment):
    def mark(method):
        @wraps(method)
        def wrapper(self, *args):
            return method(self, *args)

        wrapper.moment = moment
        return wrapper

    return mark


class Model:
    models = {}

    def __init_subclass__(cls, table=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.table = table or cls.__name__.lower() + "s"
        cls.fields = {n: f for base in reversed(cls.__mro__) for n, f in vars(base).items() if isinstance(f, Field)}
        cls.hooks = [m for m in vars(cls).values() if hasattr(m, "moment")]
        cls.rows, cls.numbers = {}, count(1)
        cls.alive = WeakValueDictionary()
        Model.models[cls.__name__] = cls

    def __init__(self, **values):
        self.changed = set()
        if unknown := sorted(values.keys() - self.fields.keys()):
            raise TypeError(f"{type(self).__name__} has no {', '.join(unknown)}")
        for name, field in self.fields.items():
            if name in values:
                setattr(self, name, values[name])
            elif field.default is None and not field.null:
                raise ValidationError(field, "is missing")

    def save(self):
        self.run("before")
        if "id" not in self.__dict__:
            self.id = next(self.numbers)
        self.rows[self.id] = self.alive[self.id] = self
        saved, self.changed = sorted(self.changed), set()
        self.run("after", saved)
        return self

    def run(self, moment, *args):
        for method in self.hooks:
            if method.moment == moment:
                method(self, *args)

    def delete(self):
        del self.rows[self.id]

    @classmethod
    def where(cls, condition):
        return Query(cls, condition)

    @classproperty
    def all(cls):
        return Query(cls)

    def __repr__(self):
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.fields)
        return f"{type(self).__name__}#{self.__dict__.get('id', 'new')}({parts})"


def positive(n):
    return n > 0


class Author(Model):
    name = Text(longest=12)
    born = Number(null=True)

    @hook("after")
    def told(self, saved):
        print("  saved", self.name, saved)


class Book(Model, table="library"):
    title = Text()
    pages = Number(default=100, check=positive)
    author = Reference("Author", back="books")
    tags = Field(default=list, null=True)

    @hook("before")
    def tidy(self):
        self.title = self.title.strip().capitalize()

    def __repr__(self):
        return f"<{self.title}>"


ada = Author(name="Ada", born=1815).save()
kit = Author(name="Kit").save()
for title, pages, author in ("  notes on engines ", 66, ada), ("loops", 300, kit), ("frames", 120, kit):
    Book(title=title, pages=pages, author=author).save()
Book(title="untold", author=ada).save().tags.append("draft")
print(Book.all, list(Book.all), Book.table, Author.table, list(Book.fields))
long = (Book.pages > 110) & ~(Book.title == "Loops") | (Book.author == ada)
print(Book.where(Book.pages > 110), Book.where(long), list(Book.where(long)), sep="\n")
print(list(ada.books), kit.books[0], list(kit.books.order_by("pages")), len(Book.all.where(Book.pages < 110)))
print(Book.all.order_by("title", reverse=True)[1:3], Book.all[3].tags, Book.all[0].tags, Book.all[0].pages)
print(Book.pages, Author.books.__doc__, Author.told.__name__, Author.told.moment, Book.hooks == [Book.tidy])
kit.born = 1999
kit.name = "Kitty"
kit.save()
del kit.born
print(kit, kit.born)

book = Book.all[1]
for wrong in (
    lambda: Author(), lambda: Author(name="A" * 13), lambda: Author(name=5), lambda: Author(name="x", age=3, zip=1),
    lambda: setattr(book, "pages", 0), lambda: setattr(book, "pages", True), lambda: setattr(book, "pages", "many"),
    lambda: setattr(book, "author", "Ada"), lambda: delattr(book, "title"), lambda: Book.all[17], lambda: bool(Book.pages > 3),
    lambda: setattr(ada, "books", []), lambda: Book.pages.__get__(object()),
    partial(Reference("Nobody", back="x").__set_name__, Book, "nobody"),
):
    try:
        wrong()
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")

print(len(Book.alive), len(Book.rows))
book.delete()
del book
print(len(Book.alive), len(Book.rows), [b.title for b in Book.alive.values()])


class Broken(Model):
    class Angry(Field):
        def __set_name__(self, owner, name):
            raise RuntimeError("not this name")

    try:
        field = Angry()
    finally:
        print("body is done")
