# classmethod and staticmethod, called on class, instance and subclass.
class Shape:
    made = 0

    @classmethod
    def make(cls, *args):
        cls.made += 1
        return cls.__name__, args

    @staticmethod
    def area(w, h):
        return w * h

    def both(self):
        return self.make(1), self.area(2, 3)


class Square(Shape):
    @classmethod
    def make(cls, side):
        return ("square",) + super().make(side, side)


print(Shape.make(1), Square.make(4), Square().make(5), Square().both() if False else Shape().both())
print(Shape.made, Square.made, Shape.area(2, 5), Square().area(1, 1))
print(Shape.__dict__["area"].__func__(3, 3), type(Shape.__dict__["make"]).__name__)
