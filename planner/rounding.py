"""Owns how figures are rounded for people: half up, and never so that one reads as another that it is not.

It computes no figure; what machines read never passes through here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from planner.i18n import _, language

MOST = 3
"""Decimals at most."""
NOISE = 1e-9
"""What two figures may differ by and still be the same: 4.8 of 6 hours is 0.8."""


def rounded(value: float, decimals: int = 0) -> float:
    """Return *value* rounded half up as it is written: 12.5 is 13, and 0.145 with two decimals is 0.15."""
    if isinstance(value, int):
        return value
    scale: int = 10**decimals
    size = math.floor(round(abs(value) * scale, 9) + 0.5) / scale
    return size if value > 0 or not size else -size


def number(value: float) -> str:
    """Return *value* with its thousands apart, and under 100 with one decimal: ``1,440``, in French ``1 440``."""
    return _short(rounded(value, 1 if abs(value) < 100 else 0), 1)


def percent(share: float, other: float | None = None) -> str:
    """Return *share* (0 to 1 or more) in percent; only nothing is 0 %, only the whole is 100 %.

    Whole, or with as many decimals as tell it from *other*.
    """
    shown, decimals = apart(100 * share, () if other is None else (100 * other,))
    step = 10**-decimals
    if share > 0 and not shown:
        return _("<{number} %").format(number=_written(step, decimals))
    if shown == 100 and share != 1:
        shown += step if share > 1 else -step
    return _("{number} %").format(number=_written(shown, decimals))


def ratio(value: float, target: float, mark: str = "") -> str:
    """Return *value* after *mark*, with two decimals or as many as tell it from *target* and from 1: ``0.25``."""
    if 0 < value < 0.005:
        return f"<{mark}{_written(0.01, 2)}"
    return mark + _written(*apart(value, (target, 1), 2))


def for_every_ten(value: float, target: float, mark: str = "") -> str:
    """Return ten times *value* after *mark*, never as ten times *target* or as 10 where it is not that."""
    if 0 < value < 0.005:
        return _("less than {number}").format(number=f"{mark}{_written(0.1, 1)}")
    return mark + _short(*apart(10 * value, (10 * target, 10), 1 if value < 10 else 0))


def as_written(value: float) -> str:
    """Return *value* with all its decimals, three at most: for what a person set, like a target."""
    return _short(rounded(value, MOST), MOST)


def apart(value: float, others: Iterable[float], least: int = 0) -> tuple[float, int]:
    """Return *value* rounded and with how many decimals: *least*, or as many as tell it from all of *others*.

    Where ``MOST`` do not, it is one more or less in the last place: nothing reads as what it misses.
    """
    different = [other for other in others if abs(other - value) > NOISE]
    for decimals in range(least, MOST + 1):
        shown = rounded(value, decimals)
        if all(rounded(other, decimals) != shown for other in different):
            return shown, decimals
    missed = next(other for other in different if rounded(other, MOST) == shown)
    step: float = 10**-MOST
    return rounded(shown + (step if value > missed else -step), MOST), MOST


def _short(value: float, decimals: int) -> str:
    """Return *value* without the zeros at the end of its decimals."""
    while decimals and rounded(value, decimals - 1) == value:
        decimals -= 1
    return _written(value, decimals)


def _written(value: float, decimals: int) -> str:
    text = f"{int(value):,}" if not decimals else f"{value:,.{decimals}f}"
    return text.replace(",", "\u202f").replace(".", ",") if language() == "fr" else text
