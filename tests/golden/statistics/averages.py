# statistics: means, medians, modes, deviations: exact, and of the values' own type.
import statistics
from fractions import Fraction

data = [[], [1], [1, 2, 3, 4], [1, 2, 2, 3], [1.5, 2.5, 4], [0.1] * 3, [Fraction(1, 2), Fraction(1, 3)], [1, 2.5, Fraction(1, 2)], ["a", "b", "a"], [True, False],
        [10**20, 10**20 + 2], [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5], "aab", [-5, 5, 0]]
for name in ["mean", "fmean", "median", "median_low", "median_high", "mode", "multimode", "variance", "pvariance", "stdev", "pstdev", "quantiles"]:
    for values in data:
        try:
            print(name, values, getattr(statistics, name)(values))
        except Exception as error:
            print(name, values, type(error).__name__, error)
print(statistics.quantiles([1, 2, 3, 4, 5], n=10), statistics.quantiles([1, 2, 3, 4, 5], method="inclusive"), statistics.fmean([1, 2], [3, 4]), statistics.covariance([1, 2, 3], [4, 5, 7]))
print(statistics.mean(x * x for x in range(10)), statistics.stdev(iter([2, 4, 4, 4, 5, 5, 7, 9])))
for call in [lambda: statistics.quantiles([1, 2], n=0), lambda: statistics.quantiles([1, 2], method="x"), lambda: statistics.fmean([1, 2], [3]), lambda: statistics.covariance([1], [2])]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
