"""Texts of which nothing is left on paper: spaces, control characters, marks that only steer the line."""

from __future__ import annotations

import unicodedata
from typing import Any

UNSICHTBAR = {"Cc", "Cf", "Zl", "Zp", "Zs"}
ERSATZ = {"titel": "Ohne Titel", "name": "Ohne Namen", "einzahl": "Ohne Namen", "mehrzahl": "Ohne Namen"}
"""What is printed for names that a document must have."""


def ist_sichtbar(text: str) -> bool:
    """Whether a reader sees anything of it."""
    return any(unicodedata.category(zeichen) not in UNSICHTBAR for zeichen in text)


def mit_namen(wert: Any) -> Any:
    """A document, or a part of it, without texts that nobody sees; names that it must have say that they are missing.

    Headings and links without text would lead nowhere.
    """
    if isinstance(wert, dict):
        return {schluessel: _mit_namen(schluessel, inhalt) for schluessel, inhalt in wert.items()}
    if isinstance(wert, list):
        return [mit_namen(teil) for teil in wert if not isinstance(teil, str) or ist_sichtbar(teil)]
    return wert


def _mit_namen(schluessel: str, wert: Any) -> Any:
    if isinstance(wert, str):
        return wert if ist_sichtbar(wert) else ERSATZ.get(schluessel, "")
    return mit_namen(wert)
