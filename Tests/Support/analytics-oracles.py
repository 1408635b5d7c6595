#!/usr/bin/env python3
"""Prints the constants of Tests/AnalyticsTests: what numpy, pandas and scipy say, as Swift reads it.

    pip install numpy scipy pandas
    python3 Tests/Support/analytics-oracles.py

The samples are made here and in the tests by the same generator, SplitMix64, whose draws are integers until one exact
multiplication, so that both have the same numbers to the last bit.
"""
import numpy as np
import pandas as pd
import scipy
from scipy import stats

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)

    def below(self, count):
        return (self.next() * count) >> 64

    def amount(self):
        """From -1,000 up to 1,000, in steps of 2^-43."""
        return (self.next() >> 11) * 2.0**-52 * 1000 - 1000


def sample(seed, count):
    random = SplitMix64(seed)
    return np.array([random.amount() for _ in range(count)])


def section(title):
    print(f"\n// {title}")


print(f"// numpy {np.__version__}, scipy {scipy.__version__}, pandas {pd.__version__}")

section("sums: (count, np.sum, np.add.reduceat from 0, Series.std) of sample(seed: count)")
for count in [1, 2, 7, 8, 9, 15, 16, 127, 128, 129, 136, 137, 255, 256, 257, 1000, 4099]:
    values = sample(count, count)
    series = pd.Series(values)
    assert series.sum() == values.sum()
    std = repr(float(series.std())) if count > 1 else "nil"
    print(f"({count}, {float(values.sum())!r}, {float(np.add.reduceat(values, [0])[0])!r}, {std}),")

section("sums of a day: pandas groupby of fills, days in order and interleaved, of sample(seed: 3, 600)")
values = sample(3, 600)
for name, days in [("ordered", [i // 200 for i in range(600)]), ("interleaved", [i % 3 for i in range(600)])]:
    sums = pd.Series(values).groupby(days).sum()
    print(name, [float(x) for x in sums])

section("daily figures of sample(seed: 136, 136) + 100, in AED")
daily = sample(136, 136) + 100
series = pd.Series(daily)
cumulative = series.cumsum()
peak = cumulative.cummax().clip(lower=0)
under = (cumulative - peak) < 0
runs = under.groupby((~under).cumsum()).sum()
downside = np.sqrt((np.minimum(daily, 0) ** 2).mean())
drawdown = float((cumulative - peak).min())
print("total", float(series.sum()), "mean", float(series.mean()), "std", float(series.std()))
print("best", float(series.max()), "worst", float(series.min()), "positive", float((series > 0).mean()))
print("sharpe", float(series.mean() / series.std() * np.sqrt(252)))
print("sortino", float(series.mean() / downside * np.sqrt(252)), "downside", float(downside))
print("drawdown", drawdown, "days", int(runs.max()), "calmar", float(series.mean() * 252 / abs(drawdown)))
print("skew", float(stats.skew(daily)), "kurtosis", float(stats.kurtosis(daily, fisher=False)))

section("the reference system's drawdown of concatenated curves: (seed, drawdown, percent)")
for seed in range(1, 60):
    random = SplitMix64(seed)
    curves = []
    for _ in range(4):
        curve, total = [], 0.0
        for _ in range(20):
            total += (random.below(7) - 3) * 0.125
            curve.append(total)
        curves.append(curve)
    line = pd.Series([x for curve in curves for x in curve])
    running = line.cummax()
    fall = float((line - running).min())
    percent = fall / float(running.replace(0, 1).max()) * 100 if line.max() > 0 else 0.0
    # All kinds: common ones, highest values below 1, with and without a highest so far of 0.
    if seed <= 4 or line.max() < 1:
        print(f"({seed}, {fall!r}, {percent!r}),  // at most {line.max()}, at 0: {bool((running == 0).any())}")

section("scipy.stats.norm.cdf")
for x in [-38.0, -20.0, -8.0, -5.0, -3.0, -1.96, -1.0, -0.5, -1e-9, 0.0, 0.1, 1.0, 1.6448536269514722, 2.5, 4.0, 6.0, 8.3]:
    print(f"({x!r}, {float(stats.norm.cdf(x))!r}),")

section("scipy.stats.norm.ppf")
for p in [1e-300, 1e-100, 1e-20, 1e-12, 1e-11, 1e-6, 0.001, 0.025, 0.0749, 0.075, 0.0751, 0.3, 0.5, 0.6, 0.9249, 0.925,
          0.9251, 0.975, 0.999, 0.999999]:
    print(f"({p!r}, {float(stats.norm.ppf(p))!r}),")

section("probabilistic Sharpe ratio of the daily figures' sample above 0 and 0.05 a day")


def psr(values, benchmark):
    sharpe = values.mean() / values.std(ddof=1)
    skew, kurtosis = stats.skew(values), stats.kurtosis(values, fisher=False)
    spread = np.sqrt(1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe**2)
    return float(stats.norm.cdf((sharpe - benchmark) * np.sqrt(len(values) - 1) / spread))


print(psr(daily, 0), psr(daily, 0.05))

section("deflated Sharpe ratio: the best of 20 cells, sample(seed: 1000 + i, 60) + 40")
cells = [sample(1000 + i, 60) + 40 for i in range(20)]
ratios = np.array([cell.mean() / cell.std(ddof=1) for cell in cells])
best = int(ratios.argmax())


def expected_maximum(count, variance):
    return float(np.sqrt(variance) * ((1 - np.euler_gamma) * stats.norm.ppf(1 - 1 / count)
                                      + np.euler_gamma * stats.norm.ppf(1 - 1 / (count * np.e))))


print("best", best, "above", expected_maximum(20, ratios.var(ddof=1)),
      "dsr", psr(cells[best], expected_maximum(20, ratios.var(ddof=1))), "psr", psr(cells[best], 0))
print("expected maxima", [(n, expected_maximum(n, 1.0)) for n in [2, 10, 100, 1_000_000]])

section("correlation of sample(seed: 5, 50) and half of it plus sample(seed: 6, 50)")
left, other = sample(5, 50), sample(6, 50)
print(float(stats.pearsonr(left, left * 0.5 + other).statistic))

section("np.percentile of sample(seed: 9, 37), sorted")
values = sample(9, 37)
print([(q, float(np.percentile(values, 100 * q))) for q in [0.0, 0.025, 0.3, 0.5, 0.975, 1.0]])


def resamples(values, seed, count, length):
    random = SplitMix64(seed)
    days = len(values)
    for _ in range(count):
        index = []
        while len(index) < days:
            start = random.below(days)
            index += [(start + i) % days for i in range(length)]
        yield values[index[:days]]


section("block bootstrap of the daily figures' sample, seed 42, 2,000 resamples, blocks of 6")
drawn = list(resamples(daily, 42, 2000, 6))
print("mean", [float(x) for x in np.percentile([d.mean() for d in drawn], [2.5, 97.5])])
print("total", [float(x) for x in np.percentile([d.sum() for d in drawn], [2.5, 97.5])])
print("sharpe", [float(x) for x in np.percentile(
    [d.mean() / d.std(ddof=1) * np.sqrt(252) for d in drawn], [2.5, 97.5])])

section("paired difference: the same against sample(seed: 137, 136) + 20, seed 42")
difference = daily - (sample(137, 136) + 20)
means = np.array([d.mean() for d in resamples(difference, 42, 2000, 6)])
far = int((np.abs(means - difference.mean()) >= abs(difference.mean())).sum())
print("mean", float(difference.mean()), "interval", [float(x) for x in np.percentile(means, [2.5, 97.5])],
      "p", (1 + far) / 2001, far)
