"""Beta-binomial likelihoods for whole arrays."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
SHIFT = 8


def log_gamma(x: Floats) -> Floats:
    """ln Gamma(x) for x > 0, to 1e-10: Stirling's series after shifting by the recurrence."""
    product = np.ones_like(x)
    for step in range(SHIFT):
        product = product * (x + step)
    z = x + SHIFT
    inverse = 1 / (z * z)
    series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z
    result: Floats = (z - 0.5) * np.log(z) - z + 0.5 * np.log(2 * np.pi) + series - np.log(product)
    return result


def log_beta(a: Floats, b: Floats) -> Floats:
    """ln B(a, b)."""
    return log_gamma(a) + log_gamma(b) - log_gamma(a + b)


def log_beta_binomial(y: Floats, n: Floats, a: Floats, b: Floats) -> Floats:
    """ln of the chance of y yes among n votes in one order, whose share of yes is drawn from Beta(a, b)."""
    return log_beta(a + y, b + n - y) - log_beta(a, b)
