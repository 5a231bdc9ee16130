# Degrees and radians at the ends of what floats can be.
import math

for value in 0, 1, -1, math.pi, 1e308, -1e308, math.inf, math.nan, 5e-324:
    print(value, math.degrees(value), math.radians(value))
try:
    math.degrees("1")
except TypeError as error:
    print("TypeError:", error)


class Word(str):
    pass


for text in "plain", "grün", Word("plain"):
    print(type(iter(text)).__name__, list(text))
