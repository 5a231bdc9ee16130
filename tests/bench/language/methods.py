# Method calls, attribute reads and writes.
class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        self.count = 0

    def deposit(self, amount):
        self.balance += amount
        self.count += 1
        return self.balance

    def withdraw(self, amount):
        if amount > self.balance:
            return False
        self.balance -= amount
        return True


def run(n):
    a = Account("ann")
    b = Account("bob")
    for i in range(n):
        a.deposit(3)
        if a.withdraw(2):
            b.deposit(2)
    return a.balance, b.balance, a.count


print(run(4_500_000))
