"""From features to a probability: of a hundred pairs that score 0.74 about 74 are the same work."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np

from graph.errors import DataError
from graph.overlaps.features import AGAINST, NAMES, Numbers
from graph.overlaps.words import read_yaml

FILE = Path(__file__).parent / "weights.yaml"


@functools.cache
def weights() -> tuple[float, Numbers]:
    """The constant and one weight a feature, in log odds. Raises `DataError` for a weight of the wrong sign.

    They were fitted by ``bench/overlaps.py --fit``; the file says on what.
    """
    data = read_yaml(FILE)
    if not isinstance(data, dict) or set(data.get("weights", ())) != set(NAMES):
        raise DataError(f"{FILE.name}: weights: one for each of {', '.join(NAMES)} is wanted.")
    values = np.array([float(data["weights"][name]) for name in NAMES], np.float32)
    for name, value, against in zip(NAMES, values, AGAINST, strict=True):
        if (value > 0) if against else (value < 0):
            raise DataError(f"{FILE.name}: weights: {name}: {value} has the wrong sign.")
    return float(data["constant"]), values


def probabilities(numbers: Numbers) -> Numbers:
    """The score of every row of features, 0 to 1."""
    constant, values = weights()
    # Summed row by row and not as a product of matrices, whose last digits hang on how many rows there are.
    odds = np.clip(constant + (numbers * values).sum(1), -30, 30)
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)
