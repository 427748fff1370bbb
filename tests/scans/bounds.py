"""How sure so many trials make: the exact bounds of Clopper and Pearson.

Source: Clopper and Pearson, Biometrika 26 (1934), 404-413. The upper bound p solves
P(X ≤ x; n, p) = α/2, the lower one P(X ≥ x; n, p) = α/2; with no failure at all the
upper bound at 95 % on one side is near 3/n.
"""

from math import exp, lgamma, log, log1p
from typing import Final

STEPS: Final = 200  # halvings; more than a double can tell apart
NEGLIGIBLE: Final = 1e-17


def at_most(failures: int, trials: int, *, confidence: float = 0.95) -> float:
    """Return the share that is not exceeded, with this confidence, on one side.

    Args:
        failures: Seen.
        trials: At least one.
        confidence: 0.5 or more.
    """
    if failures >= trials:
        return 1.0
    # At the share that was seen, so few failures or fewer come every second time; the
    # bound lies above it, where the likeliest term of the sum is the first.
    low, high = failures / trials, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if _lower_tail(failures, trials, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def at_least(failures: int, trials: int, *, confidence: float = 0.95) -> float:
    """Return the share that is reached, with this confidence, on one side."""
    if failures == 0:
        return 0.0
    return 1 - at_most(trials - failures, trials, confidence=confidence)


def interval(
    failures: int, trials: int, *, confidence: float = 0.95
) -> tuple[float, float]:
    """Return both bounds; each side errs with half of what is left."""
    side = 1 - (1 - confidence) / 2
    low = at_least(failures, trials, confidence=side)
    return low, at_most(failures, trials, confidence=side)


def _lower_tail(failures: int, trials: int, p: float) -> float:
    """Return P(X ≤ failures), summed from the likelier end in logarithms."""
    first = (
        lgamma(trials + 1) - lgamma(failures + 1) - lgamma(trials - failures + 1)
        + failures * log(p) + (trials - failures) * log1p(-p)
    )  # fmt: skip
    odds = (1 - p) / p
    part = whole = 1.0
    for k in range(failures, 0, -1):
        part *= k / (trials - k + 1) * odds
        whole += part
        if part < NEGLIGIBLE * whole:
            break
    return exp(min(0.0, first + log(whole)))
