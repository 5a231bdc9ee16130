# Exception classes with their own constructors and strings.
class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.needed = needed
        self.available = available

    @property
    def missing(self):
        return self.needed - self.available


class Quiet(Exception):
    def __str__(self):
        return "quiet"


class Silent(Exception):
    def __init__(self, *args):
        self.extra = args


try:
    raise InsufficientFunds(100, 30)
except InsufficientFunds as error:
    print(error, error.missing, error.args, repr(error))
print(str(Quiet(1)), repr(Quiet(1)))
print(Silent(1, 2).args, Silent(1, 2).extra, repr(Silent(3)))
