# A bank: exceptions of its own, context managers, transactions, exception groups, notes, finally.
from collections import namedtuple
from contextlib import ContextDecorator, ExitStack, contextmanager, nullcontext, suppress

Entry = namedtuple("Entry", ["kind", "amount", "balance"])


class BankError(Exception):
    """Everything that the bank refuses."""


class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        self.account, self.wanted = account, wanted
        super().__init__(account.owner, wanted)

    @property
    def missing(self):
        return self.wanted - self.account.balance

    def __str__(self):
        return f"{self.account.owner} has {self.account.balance}, not {self.wanted}"


class Frozen(BankError):
    pass


class AuditError(BankError, ValueError):
    pass


class Account:
    opened = 0

    def __new__(cls, *args, **kwargs):
        account = super().__new__(cls)
        Account.opened += 1
        account.number = Account.opened
        return account

    def __init__(self, owner, balance=0, *, limit=0):
        self.owner, self._balance, self.limit = owner, balance, limit
        self.frozen = False
        self.entries = []

    @property
    def balance(self):
        """What is there."""
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < -self.limit:
            raise InsufficientFunds(self, self._balance - value)
        self._balance = value

    def book(self, kind, amount):
        if self.frozen:
            raise Frozen(self.owner)
        if amount <= 0:
            raise ValueError(f"cannot {kind} {amount}")
        match kind:
            case "deposit":
                self.balance += amount
            case "withdraw":
                self.balance -= amount
            case _:
                raise NotImplementedError(kind)
        self.entries.append(Entry(kind, amount, self.balance))
        return self

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner} {self._balance}>"


class Savings(Account):
    def __init__(self, *args, rate=0.5, **kwargs):
        super().__init__(*args, **kwargs)
        self.rate = rate

    def interest(self):
        return self.book("deposit", round(self.balance * self.rate))


class Transaction:
    """All or nothing: what the block did is undone when it fails."""

    def __init__(self, *accounts):
        self.accounts = accounts

    def __enter__(self):
        self.before = [(a, a._balance, len(a.entries)) for a in self.accounts]
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            print("    committed")
            return False
        for account, balance, entries in self.before:
            account._balance = balance
            del account.entries[entries:]
        error.add_note(f"rolled back {len(self.accounts)} accounts")
        print(f"    rolled back after {kind.__name__}")
        return issubclass(kind, Frozen)


class logged(ContextDecorator):
    depth = 0

    def __init__(self, title):
        self.title = title

    def __enter__(self):
        print("  " * logged.depth + f"<{self.title}>")
        logged.depth += 1
        return self

    def __exit__(self, kind, error, traceback):
        logged.depth -= 1
        print("  " * logged.depth + f"</{self.title}>" + (f" {error!r}" if kind else ""))


@contextmanager
def frozen(account):
    account.frozen = True
    try:
        yield account
    except Frozen as error:
        raise AuditError("touched while frozen") from error
    finally:
        account.frozen = False


@logged("transfer")
def transfer(source, target, amount):
    with Transaction(source, target):
        target.book("deposit", amount)
        source.book("withdraw", amount)
    return source.balance, target.balance


def attempt(function, *args):
    try:
        result = function(*args)
    except BankError as error:
        print(f"! {type(error).__name__}: {error}", *getattr(error, "__notes__", ()), sep=" | ")
        return error
    except (ValueError, TypeError) as error:
        print(f"? {type(error).__name__}: {error}")
    else:
        print("=", result)
        return result
    finally:
        print("  balances", [a.balance for a in accounts])


def settle(orders):
    """Does what it can and raises the rest together."""
    errors = []
    for source, target, amount in orders:
        try:
            transfer(source, target, amount)
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup(f"{len(errors)} of {len(orders)} orders failed", errors)


ann, ben, cid = accounts = [Account("ann", 100), Account("ben", 20, limit=50), Savings("cid", 10, rate=0.1)]
attempt(transfer, ann, ben, 30)
error = attempt(transfer, ann, ben, 300)
print("missing", error.missing, error.args, error.__notes__)
attempt(transfer, ben, cid, 95)
attempt(transfer, ben, cid, -1)
attempt(cid.interest)
attempt(ann.book, "deposit", 0)
print(ben.entries, cid)

print("--- frozen")
with suppress(AuditError), frozen(ben):
    ben.book("deposit", 1)
try:
    with frozen(ben) as account:
        attempt(transfer, ann, account, 5)
        account.book("withdraw", 1)
except AuditError as error:
    print(repr(error), "from", repr(error.__cause__), isinstance(error, ValueError), ben.frozen)
ben.frozen = True
print("swallowed:", transfer(ann, ben, 5), ben.frozen)
ben.frozen = False

print("--- a stack of them")
with ExitStack() as stack:
    for account in accounts:
        stack.enter_context(logged(account.owner))
    stack.enter_context(nullcontext())
    stack.callback(print, "callback", sep="")
    later = stack.pop_all()
print("not yet")
later.close()

print("--- groups")
try:
    settle([(ann, ben, 10), (ann, ben, 1000), (ben, cid, 0), (cid, "nobody", 1), (cid, ann, 1)])
except* InsufficientFunds as group:
    print("funds:", [str(e) for e in group.exceptions])
except* (ValueError, AttributeError) as group:
    print(repr(group))
    print(group.subgroup(lambda e: isinstance(e, ValueError)))
finally:
    print("balances", [a.balance for a in accounts])


def broken():
    try:
        ann.balance = -1
    except InsufficientFunds:
        raise KeyError("no such form")
    finally:
        with logged("finally"):
            print("closing")


try:
    broken()
except KeyError as error:
    print(repr(error), "while", repr(error.__context__), error.__cause__, error.__suppress_context__)
with suppress(KeyError, IndexError):
    {}["x"]
print(Account.balance.__doc__, Account.opened, [a.number for a in accounts])
try:
    del ann.balance
except AttributeError as error:
    print(error)
settle([(ann, ben, 1000), (cid, ben, 500)])
