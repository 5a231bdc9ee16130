# A small simulation: accounts, errors, a log by decorator.
class BankError(Exception):
    pass


class Overdrawn(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} lacks {amount - account.balance}")
        self.account = account


def logged(method):
    def wrapper(self, *args):
        try:
            result = method(self, *args)
        except BankError as error:
            self.log.append(f"{method.__name__}{args} failed: {error}")
            raise
        self.log.append(f"{method.__name__}{args} ok")
        return result
    return wrapper


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.log = owner, balance, []

    @logged
    def deposit(self, amount):
        if amount <= 0:
            raise BankError("nothing to deposit")
        self.balance += amount

    @logged
    def withdraw(self, amount):
        if amount > self.balance:
            raise Overdrawn(self, amount)
        self.balance -= amount

    def __iter__(self):
        yield from self.log


def transfer(source, target, amount):
    source.withdraw(amount)
    try:
        target.deposit(amount)
    except BankError:
        source.deposit(amount)
        raise


a, b = Account("Ada", 100), Account("Bob")
transfer(a, b, 30)
for amount in (500, -5):
    try:
        transfer(a, b, amount)
    except Overdrawn as error:
        print("overdrawn:", error, error.account.owner)
    except BankError as error:
        print("bank error:", error)
print(a.balance, b.balance)
print(*a, *b, sep="\n")
