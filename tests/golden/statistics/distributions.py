# statistics: geometric and harmonic means, grouped medians, deviations from a given mean, pairs of values, NormalDist.
import statistics
from fractions import Fraction
from statistics import NormalDist


def show(name, what):
    try:
        print(name, what())
    except (ValueError, TypeError) as error:
        print(name, type(error).__name__, error)


data = [[], [5], [-5], ["a"], [40, 60], [54, 24, 36], [2.5, 0, 1], [1, -2], [Fraction(1, 2), Fraction(1, 3)], [True, 2], [1.0, float("inf")], [1.0, float("nan")], [1e-300, 1e300]]
for name in ["geometric_mean", "harmonic_mean", "median_grouped", "stdev", "pstdev"]:
    for values in data:
        show(f"{name} {values}", lambda: getattr(statistics, name)(values))
show("weights", lambda: statistics.harmonic_mean([40, 60], weights=[5, 30]))
show("weights", lambda: statistics.harmonic_mean([40, 60], weights=[5]))
show("weights", lambda: statistics.harmonic_mean(iter([40, 60]), weights=iter([0, 0])))
show("weights", lambda: statistics.harmonic_mean([40, 60], weights=[-1, 2]))
show("grouped", lambda: statistics.median_grouped([1, 3, 3, 5, 7], interval=2))
show("grouped", lambda: statistics.median_grouped([20, 20, 30, 30, 30, 40], 10))
show("grouped", lambda: statistics.median_grouped([1, 2], "wide"))
for name in ["variance", "pvariance", "stdev", "pstdev"]:
    show(name, lambda: getattr(statistics, name)([3, 6, 7, 10], 0.5))
    show(name, lambda: getattr(statistics, name)([Fraction(1, 2), 2], Fraction(5, 4)))
    show(name, lambda: getattr(statistics, name)([], 1))

hours = [1, 2, 3, 4, 5, 6]
marks = [52, 55, 61, 60, 71, 74]
for pair in [(hours, marks), (marks, hours), (hours, hours), (hours, [1] * 6), (hours, [3, 3, 1, 1, 2, 2]), (hours, [1]), ([1], [1]), ([1e-200, 2e-200, 4e-200], [1, 2, 3]), ([1e200, 2e200, 4e200], [1, 2, 3])]:
    show("correlation", lambda: statistics.correlation(*pair))
    show("ranked", lambda: statistics.correlation(*pair, method="ranked"))
    show("regression", lambda: statistics.linear_regression(*pair))
    show("proportional", lambda: statistics.linear_regression(*pair, proportional=True))
show("method", lambda: statistics.correlation(hours, marks, method="best"))
slope, intercept = statistics.linear_regression(hours, marks)
print(round(slope * 7 + intercept, 6))

heights = NormalDist(170, 8)
print(heights, heights.mean, heights.median, heights.mode, heights.stdev, heights.variance)
print(round(heights.pdf(175), 12), round(heights.cdf(180), 12), round(heights.inv_cdf(0.9), 9), heights.zscore(154))
print([round(point, 6) for point in heights.quantiles()], [round(point, 6) for point in heights.quantiles(n=3)])
print([round(heights.inv_cdf(p), 9) for p in [1e-300, 1e-12, 0.001, 0.074, 0.076, 0.5, 0.924, 0.926, 0.999999999]])
print([round(sample, 9) for sample in heights.samples(4, seed=7)])
print(heights + 5, heights - 5, 400 - heights, heights * -2, 2 * heights, heights / 4, +heights, -heights)
print(heights + NormalDist(1, 6), heights - NormalDist(1, 6), heights == NormalDist(170, 8), heights == 170, hash(heights) == hash(NormalDist(170.0, 8)))
print(NormalDist.from_samples([2, 4, 4, 4, 5, 5, 7, 9]), NormalDist(), round(heights.overlap(NormalDist(178, 7)), 9), heights.overlap(heights))
constant = NormalDist(3, 0)
for act in [
    lambda: NormalDist(0, -1), lambda: constant.pdf(3), lambda: constant.cdf(3), lambda: constant.zscore(3), lambda: constant.overlap(heights), lambda: heights.overlap(3), lambda: heights.inv_cdf(0),
    lambda: heights.inv_cdf(1.0), lambda: NormalDist.from_samples([1]), lambda: NormalDist("a"), lambda: heights + "a", lambda: constant.inv_cdf(0.3),
]:
    show("refused", act)
print(NormalDist.__module__, statistics.LinearRegression.__module__)
