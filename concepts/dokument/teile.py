"""Parts of the document that belong to upper rooms.

`monitoring` contributes the measured values of the indicators: an app says in `AppConfig.ready` which rows of its
own stand in the document, and build and import treat them like ours; so the arrows keep pointing down.
"""

from __future__ import annotations

from collections import defaultdict

from .abbildung import Elementart, Zeilen

_beitraege: dict[str, list[Zeilen]] = defaultdict(list)


def melde_zeilen_an(art: Elementart, zeilen: Zeilen) -> None:
    """Register rows of an upper room that hang on elements of a kind; called once per app when it is ready."""
    _beitraege[art.name].append(zeilen)


def zeilen_von(art: Elementart) -> tuple[Zeilen, ...]:
    """All rows that the document nests in elements of a kind, ours and those of upper rooms."""
    return (*art.zeilen, *_beitraege[art.name])
