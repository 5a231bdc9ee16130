"""Means, medians, modes and deviations, computed exactly and rounded once."""

import math
import numbers
from _genstep import absent as _absent, defer as _defer
from bisect import bisect_left, bisect_right
from collections import namedtuple
from fractions import Fraction

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]

_absent(__name__, "kde kde_random")
_defer(__name__, "_statistics_normal", ["NormalDist"])


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


def _squares(data, center=None):
    """The type of the result, the sum of squared distances from the center, the number of values.
    Without a center that is the mean."""
    if center is not None:
        return _sum((distance := value - center) * distance for value in data)
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


def geometric_mean(data):
    """The n-th root of the product."""
    count = 0
    found_zero = False

    def positive():
        nonlocal count, found_zero
        for count, value in enumerate(data, start=1):
            if value > 0.0 or math.isnan(value):
                yield value
            elif value == 0.0:
                found_zero = True
            else:
                raise StatisticsError("No negative inputs allowed", value)

    total = math.fsum(map(math.log, positive()))
    if not count:
        raise StatisticsError("Must have a non-empty dataset")
    if math.isnan(total):
        return math.nan
    if found_zero:
        return math.nan if total == math.inf else 0.0
    return math.exp(total / count)


def _not_negative(values):
    for value in values:
        if value < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        yield value


def harmonic_mean(data, weights=None):
    """The number of values, divided by the sum of their reciprocals."""
    data = list(data) if iter(data) is data else data
    count = len(data)
    if count < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if count == 1 and weights is None:
        value = data[0]
        if not isinstance(value, numbers.Real):
            raise TypeError("unsupported type")
        if value < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return value
    if weights is None:
        weights, weight = [1] * count, count
    else:
        weights = list(weights) if iter(weights) is weights else weights
        if len(weights) != count:
            raise StatisticsError("Number of weights does not match data size")
        _, weight, _ = _sum(_not_negative(weights))
    try:
        kind, total, _ = _sum(w / value if w else 0 for w, value in zip(weights, _not_negative(data)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(weight / total, kind)


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


def median_grouped(data, interval=1.0):
    """Each value stands for all in an interval around it: where among these the middle one is."""
    values, count = _sorted(data)
    middle = values[count // 2]
    first = bisect_left(values, middle)
    behind = bisect_right(values, middle, lo=first)
    try:
        interval = float(interval)
        middle = float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return middle - interval / 2.0 + interval * (count / 2 - first) / (behind - first)


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


def _variance(data, center, name, less):
    kind, squares, count = _squares(data, center)
    if count < 1 + less:
        needed = "two data points" if less else "one data point"
        raise StatisticsError(f"{name} requires at least {needed}")
    return kind, squares / (count - less)


def _deviation(data, center, name, less):
    _, value = _variance(data, center, name, less)
    if not isinstance(value, Fraction):
        raise ValueError("inf or nan encountered in data")
    return _root(value)


def variance(data, xbar=None):
    kind, value = _variance(data, xbar, "variance", 1)
    return _convert(value, kind)


def pvariance(data, mu=None):
    kind, value = _variance(data, mu, "pvariance", 0)
    return _convert(value, kind)


def stdev(data, xbar=None):
    return _deviation(data, xbar, "stdev", 1)


def pstdev(data, mu=None):
    return _deviation(data, mu, "pstdev", 0)


def _mean_and_deviation(data):
    """Of a sample, as floats."""
    values = list(data)
    _, value = _variance(values, None, "stdev", 1)
    _, total, count = _sum(values)
    if not isinstance(value, Fraction):
        return float(total / count), float(total / count) / float(value)
    return float(total / count), _root(value)


# Pairs of values.


def covariance(x, y, /):
    if len(x) != len(y):
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("covariance requires at least two data points")
    x_mean = math.fsum(x) / len(x)
    y_mean = math.fsum(y) / len(x)
    return math.sumprod((a - x_mean for a in x), (b - y_mean for b in y)) / (len(x) - 1)


def _ranks(data):
    """The places of the values in their order, around 0; equal ones share the middle of theirs."""
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks = [0.0] * len(data)
    first = 0
    while first < len(order):
        behind = first + 1
        while behind < len(order) and data[order[behind]] == data[order[first]]:
            behind += 1
        for place in order[first:behind]:
            ranks[place] = (first + behind - len(data)) / 2
        first = behind
    return ranks


def _root_of_product(x, y):
    """sqrt(x * y), with the rounding of the product made good; x * y may be too large or too small."""
    root = math.sqrt(x * y)
    if math.isinf(root) and not math.isinf(x) and not math.isinf(y):
        return _root_of_product(x * 2.0**-512, y * 2.0**-512) * 2.0**512
    if not math.isfinite(root):
        return root
    if not root:
        return _root_of_product(x * 2.0**537, y * 2.0**537) / 2.0**537 if x and y else root
    return root + math.sumprod((x, root), (y, -root)) / (2.0 * root)


def correlation(x, y, /, *, method="linear"):
    """How far two rows go up and down together: from -1 to 1."""
    count = len(x)
    if len(y) != count:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        x_mean, y_mean = math.fsum(x) / count, math.fsum(y) / count
        x, y = [value - x_mean for value in x], [value - y_mean for value in y]
    together = math.sumprod(x, y)
    try:
        return together / _root_of_product(math.sumprod(x, x), math.sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line with the smallest squared distances from the points."""
    count = len(x)
    if len(y) != count:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if not proportional:
        x_mean, y_mean = math.fsum(x) / count, math.fsum(y) / count
        x, y = [value - x_mean for value in x], (value - y_mean for value in y)
    together = math.sumprod(x, y) + 0.0
    try:
        slope = together / math.sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else y_mean - slope * x_mean)
