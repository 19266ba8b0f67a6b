"""Texts of 200 kB that were made to be read slowly: the slowest of all, and how it grows from 50 kB."""

from __future__ import annotations

from collections.abc import Sequence

from tests.lib.slow_inputs import OF_RAW_TEXT, SIGNS, Reader, nested, repeated, seconds

from .messung import Messung

SMALL, LARGE = 50_000, 200_000
PLAIN_FIELD = ("als_absaetze", "aus_text")
"""Markdown is read in Python: told apart, and with the signs that mean something to it."""

SIGNS_OF_MARKDOWN = ("[", "- a\n", "|")
ALWAYS = ("bereinige", "entfernt", "ist_leer", "tidy", "fold", "stuecke", "mailadresse.einheitlich", "lies_datum")
NOTICEABLE = 0.1


def miss() -> list[Messung]:
    """What every text and name passes; the tests read all signs by everything, with shorter texts."""
    return [*_miss("Namen, Texte", ALWAYS, SIGNS[::5]), *_miss("Einfaches Textfeld", PLAIN_FIELD, SIGNS_OF_MARKDOWN)]


def _miss(was: str, names: Sequence[str], signs: Sequence[str]) -> list[Messung]:
    texts = [(repeated(sign, SMALL), repeated(sign, LARGE)) for sign in signs]
    texts += zip(nested(SMALL), nested(LARGE), strict=True)
    times = [(seconds(OF_RAW_TEXT[name], large), name, small) for name in names for small, large in texts]
    slow, slowest, _ = max(times)
    growth = max(_growth(OF_RAW_TEXT[name], small, long) for long, name, small in times)
    return [
        Messung(f"{was} von 200 kB, am langsamsten {slowest}", slow, 1, "s"),
        Messung(f"{was} von 200 gegen 50 kB, höchstes Wachstum", growth, 6, "mal"),
    ]


def _growth(reader: Reader, small: str, long: float) -> float:
    """What takes no noticeable time grows as it likes."""
    return 1.0 if long < NOTICEABLE else long / min(seconds(reader, small), seconds(reader, small))
