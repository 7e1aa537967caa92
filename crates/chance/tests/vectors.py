"""Recomputes every number in vectors/draws.json with nothing but the Python standard library.

It is a second, independent implementation of the crate's randomness, short enough to be read whole:
whoever wants to redraw a sample or a simulated election can start from here.

    python3 vectors.py           compares with the file; exit code 1 if anything differs
    python3 vectors.py --write   writes the file
"""

import json
import struct
import sys
from hashlib import sha256
from math import floor, frexp, fsum, ldexp, pi, sqrt
from pathlib import Path

FILE = Path(__file__).parent / "vectors" / "draws.json"


# --- from a seed to words -----------------------------------------------------------------------------


def net(*texts):
    """Each text with its length in bytes: "17" becomes "2:17,"."""
    return b"".join(b"%d:%s," % (len(text.encode()), text.encode()) for text in texts)


def rotate(x, n):
    return (x << n | x >> 32 - n) & 0xFFFFFFFF


def chacha20_block(key, counter, nonce=bytes(8)):
    """RFC 8439, 2.3, with a block counter of 64 bits and a nonce of 64: the first 16 words of the state."""
    start = list(struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<Q", counter) + nonce))
    state = start[:]
    columns = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
    diagonals = [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]
    for a, b, c, d in (columns + diagonals) * 10:
        for into, add, turn, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[into] = (state[into] + state[add]) & 0xFFFFFFFF
            state[turn] = rotate(state[turn] ^ state[into], by)
    return struct.pack("<16I", *((x + y) & 0xFFFFFFFF for x, y in zip(state, start)))


# RFC 8439, 2.3.2: the 96-bit nonce's first 4 bytes are the upper half of our counter.
assert chacha20_block(bytes(range(32)), 9 << 56 | 1, bytes.fromhex("0000004a00000000")).hex() == (
    "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
    "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e"
)


class Generator:
    def __init__(self, seed, purpose, counter):
        self.key = sha256(net(seed, purpose, str(counter))).digest()
        self.words = self.stream()

    def stream(self):
        block = 0
        while True:
            yield from struct.unpack("<8Q", chacha20_block(self.key, block))
            block += 1

    def word(self):
        return next(self.words)

    def below(self, bound):
        limit = 2**64 // bound * bound
        while (word := self.word()) >= limit:
            pass
        return word % bound

    def uniform(self):
        return (self.word() >> 11) / 2**53

    def open_uniform(self):
        return (2 * (self.word() >> 12) + 1) / 2**53

    def shuffle(self, length):
        items = list(range(length))
        for last in range(length - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items

    def sample(self, population, count):
        items = list(range(population))
        for place in range(count):
            other = place + self.below(population - place)
            items[place], items[other] = items[other], items[place]
        return items[:count]

    def weighted(self, *weights):
        rest = self.below(sum(weights))
        for position, weight in enumerate(weights):
            if rest < weight:
                return position
            rest -= weight

    def normal(self):
        return normal_quantile(self.open_uniform())

    def exponential(self):
        return -ln(self.open_uniform())

    def binomial(self, trials, p):
        if p == 0 or trials == 0:
            return 0
        if p == 1:
            return trials
        odds = p / (1 - p)
        mode = min(floor((trials + 1) * p), trials)
        mass = binomial_mass(float(mode), float(trials - mode), p, 1 - p)
        return search(self.uniform(), mode, 0, trials, mass, lambda k: (trials - k) / (k + 1) * odds)

    def poisson(self, mean):
        if mean == 0:
            return 0
        mode = floor(mean)
        return search(self.uniform(), mode, 0, 2**64, poisson_mass(float(mode), mean), lambda k: mean / (k + 1))

    def hypergeometric(self, total, marked, drawn):
        least, most = max(0, drawn - (total - marked)), min(marked, drawn)
        mode = max(least, min(most, (drawn + 1) * (marked + 1) // (total + 2)))
        p, q = drawn / total, (total - drawn) / total

        def of(taken, items):
            return binomial_mass(float(taken), float(items - taken), p, q)

        def ratio(k):
            return ((marked - k) / (k + 1)) * ((drawn - k) / (total - marked - (drawn - k) + 1))

        mass = of(mode, marked) * of(drawn - mode, total - marked) / of(drawn, total)
        return search(self.uniform(), mode, least, most, mass, ratio)

    def ln_gamma(self, shape):
        if shape < 1:
            return self.ln_gamma(shape + 1) + ln(self.open_uniform()) / shape
        d = shape - 1 / 3
        c = 1 / sqrt(9 * d)
        while True:
            z = self.normal()
            v = 1 + c * z
            if v <= 0:
                continue
            ln_v = 3 * ln(v)
            if ln(self.open_uniform()) < 0.5 * z * z + d - d * (v * v * v) + d * ln_v:
                return ln(d) + ln_v

    def gamma(self, shape):
        return exp(self.ln_gamma(shape))

    def beta(self, a, b):
        ln_x = self.ln_gamma(a)
        ln_y = self.ln_gamma(b)
        return 1 / (1 + exp(ln_y - ln_x))

    def beta_binomial(self, trials, a, b):
        p = self.beta(a, b)
        return self.binomial(trials, p)

    def dirichlet(self, *weights):
        logarithms = [self.ln_gamma(weight) for weight in weights]
        sizes = [exp(logarithm - max(logarithms)) for logarithm in logarithms]
        return [size / fsum(sizes) for size in sizes]

    def multinomial(self, trials, *shares):
        counts = []
        for place, share in enumerate(shares):
            left = fsum(shares[place:])
            counts.append(self.binomial(trials, share / left if left > 0 else 0.0))
            trials -= counts[-1]
        return counts


def ticket(seed, station):
    return sha256(net(seed, station)).hexdigest()


def search(uniform, mode, least, most, mass, ratio):
    """Takes the masses of mode, mode + 1, mode - 1, mode + 2, ... away until the number is negative."""
    rest = uniform - mass
    if rest < 0:
        return mode
    above = below = mode
    mass_above = mass_below = mass
    while mass_above > 1e-24 or mass_below > 1e-24:
        if above < most:
            mass_above *= ratio(above)
            above += 1
            rest -= mass_above
            if rest < 0:
                return above
        else:
            mass_above = 0.0
        if below > least:
            below -= 1
            mass_below /= ratio(below)
            rest -= mass_below
            if rest < 0:
                return below
        else:
            mass_below = 0.0
    return mode


# --- logarithm, exponential, masses: the same operations in the same order as in Rust ---------------------

LN_2_HIGH = float.fromhex("0x1.62e42feep-1")
LN_2_LOW = 1.9082149292705877e-10
SQRT_2 = sqrt(2)
LOG2_E = 1.4426950408889634


def polynomial(x, coefficients):
    total = 0.0
    for coefficient in reversed(coefficients):
        total = total * x + coefficient
    return total


def ln(x):
    fraction, exponent = frexp(x)
    fraction, exponent = fraction * 2, exponent - 1
    if fraction > SQRT_2:
        fraction, exponent = fraction / 2, exponent + 1
    return ln_near_one(fraction - 1, float(exponent))


def ln_1p(x):
    return ln_near_one(x, 0.0) if -0.29 < x < 0.41 else ln(1 + x)


def ln_near_one(f, exponent):
    s = f / (2 + f)
    square = s * s
    rest = square * polynomial(square, [2 / odd for odd in range(3, 23, 2)])
    half_square = 0.5 * f * f
    correction = s * (half_square + rest) + exponent * LN_2_LOW
    return exponent * LN_2_HIGH - ((half_square - correction) - f)


def factorials(last):
    product = 1
    for n in range(2, last + 1):
        product *= n
        yield product


EXPONENTIAL_SERIES = [1 / factorial for factorial in factorials(14)]


def exp(x):
    if x < -745.2:
        return 0.0
    exponent = floor(x * LOG2_E + 0.5)
    high = x - exponent * LN_2_HIGH
    low = exponent * LN_2_LOW
    remainder = high - low
    lost = (high - remainder) - low
    value = 1 + (remainder + (lost + remainder * remainder * polynomial(remainder, EXPONENTIAL_SERIES)))
    return ldexp(value, exponent)


STIRLING_SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]


def stirling_error(x):
    steps = 0.0
    while x < 9:
        steps += step_down(x)
        x += 1
    inverse = 1 / x
    return steps + inverse * polynomial(inverse * inverse, STIRLING_SERIES)


def step_down(x):
    if x < 1:
        return (x + 0.5) * (ln(1 + x) - ln(x)) - 1
    s = 1 / (2 * x + 1)
    return odd_series(s * s)


def odd_series(z):
    total, power, odd = 0.0, z, 3.0
    while power > 1e-17 * z:
        total += power / odd
        power *= z
        odd += 2
    return total


def deviance(x, mean):
    v = (x - mean) / (x + mean)
    if abs(v) < 0.5:
        return (x - mean) * v + 2 * x * v * odd_series(v * v)
    return x * ln(x / mean) + (mean - x)


def poisson_mass(x, mean):
    if x == 0:
        return exp(-mean)
    return exp(-stirling_error(x) - deviance(x, mean)) / sqrt(2 * pi * x)


def binomial_mass(successes, failures, p, q):
    if p == 0 or q == 0:
        return 1.0 if (successes if p == 0 else failures) == 0 else 0.0
    if successes == 0:
        return exp(failures * (ln_1p(-p) if p < 0.5 else ln(q)))
    if failures == 0:
        return exp(successes * (ln_1p(-q) if q < 0.5 else ln(p)))
    trials = successes + failures
    corrections = (
        stirling_error(trials)
        - stirling_error(successes)
        - stirling_error(failures)
        - deviance(successes, trials * p)
        - deviance(failures, trials * q)
    )
    return exp(corrections) * sqrt(trials / (2 * pi * successes * failures))


# Wichura 1988, AS 241: numerators and denominators, from the constant term up.
CENTRE = (
    [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3],
    [1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3],
)  # fmt: skip
SHOULDER = (
    [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4],
    [1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9],
)  # fmt: skip
FAR = (
    [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
    [1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15],
)  # fmt: skip


def normal_quantile(p):
    def ratio(x, coefficients):
        return polynomial(x, coefficients[0]) / polynomial(x, coefficients[1])

    from_middle = p - 0.5
    if abs(from_middle) <= 0.425:
        return from_middle * ratio(0.180625 - from_middle * from_middle, CENTRE)
    depth = sqrt(-ln(p if from_middle < 0 else 1 - p))
    size = ratio(depth - 1.6, SHOULDER) if depth <= 5 else ratio(depth - 5, FAR)
    return -size if from_middle < 0 else size


# --- the published numbers ---------------------------------------------------------------------------------

STATIONS = [f"{district}/{number:03}" for district in ("04", "12") for number in range(1, 9)]

# What is drawn, its arguments, and how often in a row.
DRAWS = [
    ("word", [], 10),
    ("below", [6], 12),
    ("below", [2**63 + 1], 8),
    ("uniform", [], 5),
    ("open_uniform", [], 5),
    ("shuffle", [10], 2),
    ("sample", [97_699, 8], 2),
    ("weighted", [5, 0, 2, 3], 12),
    ("normal", [], 40),
    ("exponential", [], 8),
    ("binomial", [1, 0.5], 10),
    ("binomial", [3_000, 0.62], 10),
    ("binomial", [2_000_000_000, 1e-9], 10),
    ("binomial", [1_000_000, 0.999], 10),
    ("poisson", [0.3], 10),
    ("poisson", [1_234.5], 10),
    ("hypergeometric", [97_699, 400, 1_200], 10),
    ("hypergeometric", [20, 15, 12], 10),
    ("gamma", [0.05], 6),
    ("gamma", [1.0], 6),
    ("gamma", [60.5], 6),
    ("beta", [0.5, 3.0], 6),
    ("beta", [120.0, 80.0], 6),
    ("beta_binomial", [1_500, 31.0, 19.0], 10),
    ("dirichlet", [60.0, 25.0, 10.0, 0.5], 3),
    ("multinomial", [1_200, 0.6, 0.25, 0.0, 0.15], 4),
]

SUMS = [
    [0.1] * 10,
    [1e100, 1.0, -1e100],
    [1.0, 2.0**-53, 2.0**-1074],
    [1.7e308, -3.5e291, 5e-324, -1.7e308],
    [(-1) ** n / n for n in range(1, 200)],
]


def text(value):
    return [text(item) for item in value] if isinstance(value, list) else repr(value)


def compute():
    seed = "2024-02-07 public dice 4 1 6 2"
    draws = []
    for kind, arguments, times in DRAWS:
        generator = Generator(seed, "vectors, " + kind, len(draws))
        values = [text(getattr(generator, kind)(*arguments)) for _ in range(times)]
        draws.append({"draw": kind, "purpose": "vectors, " + kind, "counter": len(draws),
                      "key": generator.key.hex(), "arguments": text(arguments), "values": values})  # fmt: skip
    order = sorted(STATIONS, key=lambda station: ticket(seed, station))
    numbers = [5e-324, 1e-300, 0.05, 0.70710678, 0.999, 1.001, 1.5, 97_699.0, 1.7e308]
    return {
        "seed": seed,
        "draws": draws,
        "tickets": [{"station": station, "ticket": ticket(seed, station)} for station in STATIONS],
        "drawn_in_order": order,
        "ln": [[repr(x), repr(ln(x))] for x in numbers],
        "exp": [[repr(x), repr(exp(x))] for x in (-745.0, -700.5, -30.0, -0.1, 1e-9, 0.3, 1.0, 700.0)],
        "sums": [{"terms": text(terms), "sum": repr(fsum(terms))} for terms in SUMS],
    }


def main():
    computed = compute()
    if "--write" in sys.argv:
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(json.dumps(computed, indent=1) + "\n")
        return 0
    published = json.loads(FILE.read_text())
    for part, values in computed.items():
        if published.get(part) != values:
            print(f"{part} differs", file=sys.stderr)
            return 1
    print(f"{len(published['draws'])} draws, {len(published['tickets'])} tickets: all agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
