"""Writes vectors/distributions.json: masses, tails and quantiles to 17 digits, from 60-digit arithmetic.

Needs mpmath (1.4 was used) and, for a second opinion on every value, scipy (1.17 was used). The tests
need neither: they read the file. The formulas are deliberately not those of the Rust code: plain power
series and exact fractions instead of continued fractions and Loader's masses; one minus the other tail,
with enough digits that nothing is lost.

    python3 reference.py
"""

import json
from fractions import Fraction
from math import comb
from pathlib import Path

import scipy.special
import scipy.stats
from mpmath import mp, mpf

mp.dps = 60
LOST_IN_TAILS = 330  # further digits where a tail is one minus the rest


def power_series(first, ratio):
    total, term, n = mpf(0), first, 0
    while abs(term) > abs(total) * mpf(10) ** -mp.dps:
        total += term
        term *= ratio(n)
        n += 1
    return total


def gamma_lower(a, x):
    """DLMF 8.7.1: x^a e^-x / Gamma(a+1) sum of x^n / ((a+1)...(a+n))."""
    if x == 0:
        return mpf(0)
    a, x = mpf(a), mpf(x)
    first = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))
    return power_series(first, lambda n: x / (a + n + 1))


def gamma_upper(a, x):
    with mp.extradps(LOST_IN_TAILS):
        return 1 - gamma_lower(a, x)


def beta_lower(x, a, b):
    """DLMF 8.17.8: x^a (1-x)^b / (a B(a,b)) sum of (a+b)_n / (a+1)_n x^n."""
    x, a, b = mpf(x), mpf(a), mpf(b)
    if x > 0.5:  # the series is short below
        with mp.extradps(LOST_IN_TAILS):
            return 1 - beta_series(1 - x, b, a)
    return beta_series(x, a, b)


def beta_upper(x, a, b):
    with mp.extradps(LOST_IN_TAILS):
        return beta_lower(1 - mpf(x), b, a)


def beta_series(x, a, b):
    if x == 0:
        return mpf(0)
    log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    first = mp.exp(a * mp.log(x) + b * mp.log1p(-x) - log_beta) / a
    return power_series(first, lambda n: (a + b + n) / (a + 1 + n) * x)


def student_upper(t, degrees):
    t, degrees = mpf(t), mpf(degrees)
    with mp.extradps(LOST_IN_TAILS):
        tail = beta_lower(degrees / (degrees + t * t), degrees / 2, mpf(1) / 2) / 2
    return 1 - tail if t < 0 else tail


def binomial_mass(k, n, p):
    p = mpf(p)
    return mp.binomial(n, k) * p**k * (1 - p) ** (n - k) if k <= n else mpf(0)


def binomial_sum(first, last, n, p):
    """The masses from first to last, by their ratios, from the larger end."""
    p = mpf(p)
    if first > last:
        return mpf(0)
    if p == 0 or p == 1:
        return sum(binomial_mass(k, n, p) for k in (first, last))
    if first > n * p:
        return run(binomial_mass(first, n, p), (mpf(n - k) / (k + 1) * p / (1 - p) for k in range(first, last)))
    if last < n * p:
        return run(binomial_mass(last, n, p), (mpf(k) / (n - k + 1) * (1 - p) / p for k in range(last, first, -1)))
    with mp.extradps(LOST_IN_TAILS):
        return 1 - binomial_sum(0, first - 1, n, p) - binomial_sum(last + 1, n, n, p)


def run(term, ratios):
    total = term
    for ratio in ratios:
        term *= ratio
        if term < total * mpf(10) ** -mp.dps:
            break
        total += term
    return total


def hypergeometric(hits, total, marked, drawn):
    if hits > drawn or drawn - hits > total - marked or hits > marked:
        return Fraction(0)
    return Fraction(comb(marked, hits) * comb(total - marked, drawn - hits), comb(total, drawn))


def exact(fraction):
    return mpf(fraction.numerator) / mpf(fraction.denominator)


def hypergeometric_sum(hits, total, marked, drawn):
    return exact(sum((hypergeometric(k, total, marked, drawn) for k in hits), Fraction(0)))


def solve(cdf, p, start):
    """The x with cdf(x) = p by secants, from a start that is already good to some digits."""
    p, x = mpf(p), mpf(start)
    other = x * (1 + mpf(10) ** -9)
    value, beside = cdf(x) - p, cdf(other) - p
    while abs(value) > p * mpf(10) ** -25:
        x, other, beside = x - value * (x - other) / (value - beside), x, value
        value = cdf(x) - p
    return x


special, stats = scipy.special, scipy.stats
FUNCTIONS = {
    # name: (ours to 60 digits, the second opinion)
    "gamma.ln_gamma": (lambda x: mp.loggamma(mpf(x)), special.gammaln),
    "gamma.lower": (gamma_lower, special.gammainc),
    "gamma.upper": (gamma_upper, special.gammaincc),
    "beta.cdf": (beta_lower, lambda x, a, b: special.betainc(a, b, x)),
    "beta.upper_tail": (beta_upper, lambda x, a, b: special.betaincc(a, b, x)),
    "beta.quantile": (
        lambda p, a, b: solve(lambda x: beta_lower(x, a, b), p, stats.beta.ppf(p, a, b)),
        stats.beta.ppf,
    ),
    "normal.density": (lambda z: mp.npdf(mpf(z)), stats.norm.pdf),
    "normal.cdf": (lambda z: mp.erfc(-mpf(z) / mp.sqrt(2)) / 2, stats.norm.cdf),
    "normal.upper_tail": (lambda z: mp.erfc(mpf(z) / mp.sqrt(2)) / 2, stats.norm.sf),
    "normal.quantile": (
        lambda p: solve(lambda z: mp.erfc(-z / mp.sqrt(2)) / 2, p, special.ndtri(p)),
        special.ndtri,
    ),
    "chi_square.cdf": (lambda x, df: gamma_lower(mpf(df) / 2, mpf(x) / 2), stats.chi2.cdf),
    "chi_square.upper_tail": (lambda x, df: gamma_upper(mpf(df) / 2, mpf(x) / 2), stats.chi2.sf),
    "chi_square.quantile": (
        lambda p, df: solve(lambda x: gamma_lower(mpf(df) / 2, x / 2), p, stats.chi2.ppf(p, df)),
        stats.chi2.ppf,
    ),
    "student.cdf": (lambda t, df: student_upper(-t, df), stats.t.cdf),
    "student.upper_tail": (student_upper, stats.t.sf),
    "student.quantile": (
        lambda p, df: solve(lambda t: student_upper(-t, df), p, stats.t.ppf(p, df)),
        stats.t.ppf,
    ),
    "binomial.mass": (binomial_mass, stats.binom.pmf),
    "binomial.at_most": (lambda k, n, p: binomial_sum(0, k, n, p), stats.binom.cdf),
    "binomial.at_least": (lambda k, n, p: binomial_sum(k, n, n, p), lambda k, n, p: stats.binom.sf(k - 1, n, p)),
    "poisson.mass": (
        lambda k, mean: mp.exp(k * mp.log(mpf(mean)) - mpf(mean) - mp.loggamma(k + 1)),
        stats.poisson.pmf,
    ),
    "poisson.at_most": (lambda k, mean: gamma_upper(k + 1, mean), stats.poisson.cdf),
    "poisson.at_least": (lambda k, mean: gamma_lower(k, mean), lambda k, mean: stats.poisson.sf(k - 1, mean)),
    "hypergeometric.mass": (lambda *urn: exact(hypergeometric(*urn)), stats.hypergeom.pmf),
    "hypergeometric.at_most": (
        lambda hits, *urn: hypergeometric_sum(range(0, hits + 1), *urn),
        stats.hypergeom.cdf,
    ),
    "hypergeometric.at_least": (
        lambda hits, *urn: hypergeometric_sum(range(hits, min(urn[1:]) + 1), *urn),
        lambda hits, *urn: stats.hypergeom.sf(hits - 1, *urn),
    ),
}

SHAPES = [0.1, 0.3, 0.5, 1.0, 2.5, 10.0, 37.5, 400.0, 12_345.5, 1e6]
BETAS = [(0.5, 0.5), (0.1, 3.0), (1.0, 1.0), (2.0, 700.0), (37.5, 2.25), (250.0, 250.0), (5_000.5, 0.5), (4e5, 6e5)]
DEGREES = [0.5, 1.0, 2.0, 4.0, 9.0, 29.5, 350.0, 7_114.0, 1e6]
TRIALS = [(1, 0.5), (10, 0.3), (29, 0.01), (263, 0.62), (3_000, 0.999), (20_000, 1e-4), (1_000_000, 0.37)]
MEANS = [1e-6, 0.3, 1.0, 4.5, 30.0, 1_234.5, 1e6]
URNS = [(8, 4, 4), (50, 5, 10), (500, 3, 120), (5_000, 2_500, 400), (97_699, 40, 1_200), (97_699, 60_000, 1_500)]
LEVELS = [1e-10, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9999]
DEVIATIONS = [-25.0, -6.5, -3.0, -1.0, -0.1, 0.0, 0.5, 2.0, 4.5, 12.0]


def around(mean, deviation, low, high):
    """Points so many standard deviations from the mean, inside the range."""
    return sorted({min(max(mean + z * deviation, low), high) for z in DEVIATIONS})


def whole(points):
    return sorted({int(point) for point in points})


def points():
    for x in [1e-10, 0.01, 0.5, 0.99, 1.0, 1.5, 2.0, 2.01, 3.7, 11.5, 12.0, 40.25, 1e3, 1e7, 1e15]:
        yield "gamma.ln_gamma", x
    for a in SHAPES:
        for x in around(a, a**0.5, a / 1000, a * 50 + 50):
            yield "gamma.lower", a, x
            yield "gamma.upper", a, x
    for a, b in BETAS:
        mean = a / (a + b)
        for x in around(mean, (mean * (1 - mean) / (a + b + 1)) ** 0.5, mean / 1000, 1 - (1 - mean) / 1000):
            yield "beta.cdf", x, a, b
            yield "beta.upper_tail", x, a, b
        for p in LEVELS:
            if stats.beta.ppf(p, a, b) > 1e-250 and stats.beta.ppf(p, a, b) < 1 - 1e-9:
                yield "beta.quantile", p, a, b
    for z in [0.0, 1e-9, 0.3, 1.0, 1.2499, 1.25, 1.2501, 1.959964, 2.5, 3.3, 5.0, 8.0, 13.7, 25.1, 37.3]:
        for sign in (1, -1):
            yield "normal.density", sign * z
            yield "normal.cdf", sign * z
            yield "normal.upper_tail", sign * z
    for p in [1e-300, 1e-30, 1.2e-11, 1.5e-11, 1e-6, 0.0749, 0.075, 0.0751, 0.3, 0.4999999, 0.6, 0.925, 0.999, 1 - 2**-53]:
        yield "normal.quantile", p
    for df in DEGREES:
        for x in around(df, (2 * df) ** 0.5, df / 1000, df * 40 + 100):
            yield "chi_square.cdf", x, df
            yield "chi_square.upper_tail", x, df
        for p in LEVELS:
            if stats.chi2.ppf(p, df) > 1e-250:
                yield "chi_square.quantile", p, df
        for t in DEVIATIONS:
            yield "student.cdf", t, df
            yield "student.upper_tail", t, df
        for p in LEVELS:
            if p != 0.5:
                yield "student.quantile", p, df
    for n, p in TRIALS:
        for k in whole(around(n * p, (n * p * (1 - p)) ** 0.5, 0, n)):
            yield "binomial.mass", k, n, p
            yield "binomial.at_most", k, n, p
            yield "binomial.at_least", k, n, p
    for mean in MEANS:
        for k in whole(around(mean, mean**0.5, 0, mean * 40 + 20)):
            yield "poisson.mass", k, mean
            yield "poisson.at_most", k, mean
            if k > 0:
                yield "poisson.at_least", k, mean
    for total, marked, drawn in URNS:
        mean = drawn * marked / total
        spread = (mean * (1 - marked / total) * (total - drawn) / (total - 1)) ** 0.5
        for hits in whole(around(mean, spread, max(0, drawn - (total - marked)), min(marked, drawn))):
            yield "hypergeometric.mass", hits, total, marked, drawn
            yield "hypergeometric.at_most", hits, total, marked, drawn
            yield "hypergeometric.at_least", hits, total, marked, drawn


def main():
    rows, seen = [], set()
    for point in points():
        if point in seen:
            continue
        seen.add(point)
        name, *arguments = point
        reference, opinion = FUNCTIONS[name]
        value = reference(*arguments)
        if 0 < abs(value) < mpf(10) ** -290:
            continue  # too near the smallest float for a relative error
        second = float(opinion(*arguments))
        if abs(second - value) > 1e-8 * abs(value) + mpf(10) ** -16 * abs(value) ** 0.5:
            print("scipy differs:", name, arguments, mp.nstr(value, 17), second)
        rows.append({"function": name, "arguments": [repr(x) for x in arguments], "value": mp.nstr(value, 17)})
    out = Path(__file__).parent / "vectors" / "distributions.json"
    lines = ",\n".join(json.dumps(row) for row in rows)
    out.write_text("[\n" + lines + "\n]\n")
    print(len(rows), "values")


if __name__ == "__main__":
    main()
