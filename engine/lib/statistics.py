"""Means, medians, modes and deviations, computed exactly and rounded once."""

import math
from _genstep import absent as _absent
from fractions import Fraction

__all__ = [
    "StatisticsError", "covariance", "fmean", "mean", "median", "median_high",
    "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]

_absent(__name__, "NormalDist correlation geometric_mean harmonic_mean kde kde_random linear_regression "
                  "median_grouped")


class StatisticsError(ValueError):
    pass


# Exact sums.


def _common_type(left, right):
    """The type of a result from values of both."""
    if left is right or right in (int, bool):
        return left
    if left is int:
        return right
    if issubclass(right, left):
        return right
    if issubclass(left, right):
        return left
    if issubclass(left, int):
        return right
    if issubclass(right, int):
        return left
    if issubclass(left, Fraction) and issubclass(right, float):
        return right
    if issubclass(left, float) and issubclass(right, Fraction):
        return left
    raise TypeError(f"don't know how to coerce {left.__name__} and {right.__name__}")


def _exact(value):
    """A Fraction; or the value itself, if it is infinite or no number."""
    try:
        return Fraction(*value.as_integer_ratio())
    except AttributeError:
        raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")
    except (OverflowError, ValueError):
        return value


def _sum(data):
    """The type of the result, the sum, the number of values."""
    kind = int
    total = Fraction(0)
    count = 0
    for value in data:
        kind = _common_type(kind, type(value))
        total += _exact(value)
        count += 1
    return kind, total, count


def _squares(data):
    """The type of the result, the sum of squared distances from the mean, the number of values."""
    values = list(data)
    kind, total, count = _sum(values)
    if count == 0 or not isinstance(total, Fraction):
        return kind, total * 0, count
    center = total / count
    return kind, sum(((_exact(value) - center) ** 2 for value in values), Fraction(0)), count


def _convert(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    return kind(value)


def _root(fraction):
    """The square root of a fraction as the nearest float: 109 bits of it, the last one odd if
    something was cut off, are divided once."""
    n, m = fraction.numerator, fraction.denominator
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        m <<= 2 * shift
    else:
        n <<= -2 * shift
    root = math.isqrt(n // m)
    root |= root * root * m != n
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


# Averages.


def mean(data):
    kind, total, count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / count, kind)


def fmean(data, weights=None):
    values = list(data)
    if weights is None:
        if not values:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(values) / len(values)
    weights = list(weights)
    if len(values) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.sumprod(values, weights) / total


def _sorted(data):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    return values, len(values)


def median(data):
    values, count = _sorted(data)
    if count % 2 == 1:
        return values[count // 2]
    return (values[count // 2 - 1] + values[count // 2]) / 2


def median_low(data):
    values, count = _sorted(data)
    return values[(count - 1) // 2]


def median_high(data):
    values, count = _sorted(data)
    return values[count // 2]


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    """The most frequent value, of several the one that came first."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data in n parts of equal size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    values = sorted(data)
    count = len(values)
    if count < 2:
        if count == 1:
            return values * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method == "inclusive":
        points = [divmod(i * (count - 1), n) for i in range(1, n)]
        return [(values[j] * (n - rest) + values[j + 1] * rest) / n for j, rest in points]
    if method == "exclusive":
        result = []
        for i in range(1, n):
            j = min(max(i * (count + 1) // n, 1), count - 1)
            rest = i * (count + 1) - j * n
            result.append((values[j - 1] * (n - rest) + values[j] * rest) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


# Spread.


def _variance(data, name, less):
    kind, squares, count = _squares(data)
    if count < 1 + less:
        needed = "two data points" if less else "one data point"
        raise StatisticsError(f"{name} requires at least {needed}")
    return kind, squares / (count - less)


def variance(data, xbar=None):
    if xbar is not None:
        raise _given_mean(data, xbar)
    kind, value = _variance(data, "variance", 1)
    return _convert(value, kind)


def pvariance(data, mu=None):
    if mu is not None:
        raise _given_mean(data, mu)
    kind, value = _variance(data, "pvariance", 0)
    return _convert(value, kind)


def stdev(data, xbar=None):
    if xbar is not None:
        raise _given_mean(data, xbar)
    _, value = _variance(data, "stdev", 1)
    return _root(value) if isinstance(value, Fraction) else value


def pstdev(data, mu=None):
    if mu is not None:
        raise _given_mean(data, mu)
    _, value = _variance(data, "pstdev", 0)
    return _root(value) if isinstance(value, Fraction) else value


def _given_mean(data, center):
    from _genstep import unsupported

    unsupported("statistics with a mean given")


def covariance(x, y, /):
    if len(x) != len(y):
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("covariance requires at least two data points")
    x_mean = math.fsum(x) / len(x)
    y_mean = math.fsum(y) / len(x)
    return math.sumprod((a - x_mean for a in x), (b - y_mean for b in y)) / (len(x) - 1)
