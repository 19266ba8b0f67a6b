"""Partial ISO dates as points on an axis of years."""

import datetime
import re
from collections.abc import Iterable

from integrationskonzept.lib.deutsch import aufzaehlung, teildatum
from integrationskonzept.lib.zeitangaben import liegt_fern

JAHRHUNDERT = 100
"""No axis runs longer, so that one mistyped year does not press all others into one point."""

TEILDATUM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def anfang(text: str) -> float | None:
    """The first moment of a day, month or year, in years; None where it is no date that can be meant."""
    teile = _teile(text)
    return _jahre(*teile[0]) if teile else None


def ende(text: str) -> float | None:
    """The last moment of a day, month or year, in years."""
    teile = _teile(text)
    return _jahre(*teile[1]) if teile else None


def _teile(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]] | None:
    """The first day, and the day after the last; a month has 31 days here, which nobody sees in a chart."""
    treffer = TEILDATUM.fullmatch(text.strip())
    if not treffer or liegt_fern(text.strip()):
        return None
    jahr, monat, tag = (int(teil) if teil else None for teil in treffer.groups())
    try:
        datetime.date(jahr or 0, monat or 1, tag or 1)
    except ValueError:
        return None
    von = (jahr or 0, monat or 1, tag or 1)
    if tag:
        return von, (von[0], von[1], tag + 1)
    return von, (von[0], von[1] + 1, 1) if monat else (von[0] + 1, 1, 1)


def _jahre(jahr: int, monat: int, tag: int) -> float:
    return jahr + (monat - 1) / 12 + (tag - 1) / 31 / 12


def spanne(zeiten: Iterable[float]) -> tuple[float, float]:
    """From the first to the last, a century around the middle one at most."""
    alle = sorted(zeiten)
    mitte = alle[len(alle) // 2]
    if alle[-1] - alle[0] <= JAHRHUNDERT:
        return alle[0], alle[-1]
    return max(alle[0], mitte - JAHRHUNDERT / 2), min(alle[-1], mitte + JAHRHUNDERT / 2)


def nicht_gezeichnet(daten: Iterable[str]) -> str:
    """Which dates a chart leaves out, in words; empty where there are none."""
    genannt = [teildatum(text) for text in sorted(dict.fromkeys(daten))]
    return f"nicht gezeichnet, weil zu weit entfernt: {aufzaehlung(genannt[:3])}" if genannt else ""
