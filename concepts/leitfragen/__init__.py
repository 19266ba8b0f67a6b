"""What the product knows of writing a concept: questions that lead, chapters and Handlungsfelder to begin with.

Plain data in our own words; whoever writes a page asks here and never repeats it.
"""

from __future__ import annotations

from .elemente import FRAGEN_ZU_ELEMENTEN
from .felder import Feldvorschlag, feldvorschlaege
from .gliederung import Kapitelvorschlag, kapitelvorschlag
from .kapitel import FRAGEN_ZU_KAPITELN
from .leitfrage import Leitfragen

FRAGEN = FRAGEN_ZU_KAPITELN | FRAGEN_ZU_ELEMENTEN
ANDERE_NAMEN = {"abschnitt": "frei", "leitziel": "leitziele"}


def fragen_zu(schluessel: str) -> Leitfragen:
    """The questions for a kind of chapter or element; those for any text where there are none of its own."""
    return FRAGEN.get(ANDERE_NAMEN.get(schluessel, schluessel), FRAGEN["frei"])


__all__ = ["Feldvorschlag", "Kapitelvorschlag", "Leitfragen", "feldvorschlaege", "fragen_zu", "kapitelvorschlag"]
