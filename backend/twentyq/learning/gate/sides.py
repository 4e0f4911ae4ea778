"""Cells on whose answer two versions do not agree."""

import numpy as np
import numpy.typing as npt

from twentyq.knowledge.deck import STEPS, Deck


def changed_cells(before: Deck, after: Deck) -> npt.NDArray[np.bool_]:
    """Cells that two versions of one layout have on opposite sides."""
    changed: npt.NDArray[np.bool_] = _sides(before.table) * _sides(after.table) < 0
    return changed


def _sides(table: npt.NDArray[np.uint8]) -> npt.NDArray[np.int8]:
    """1 yes, -1 no, 0 even or "sometimes"."""
    middle = STEPS // 2
    return np.where(table > STEPS, 0, np.sign(table.astype(int) - middle)).astype(np.int8)
