"""Find a place as one types it: by the beginnings of its words, with or without umlauts."""

from __future__ import annotations

import re
from functools import cache

from accounts.register.laden import Registereintrag, register
from integrationskonzept.lib.text import spellings

KEIN_WORT = re.compile(r"[^a-z0-9]+")
NAMENSZUSATZ = re.compile(r"\s*[(/]|\s(?:a|am|an|auf|b|bei|i|im|in|ob|v|vor)\b")


def _formen(text: str) -> tuple[str, str]:
    """„Mühl“ as one may write it without umlauts: „muehl“ or „muhl“."""
    ohne, mit_e = (KEIN_WORT.sub(" ", form).strip() for form in spellings(text))
    return mit_e, ohne


@cache
def _index() -> list[tuple[str, str, Registereintrag]]:
    """Per entry: every form of its name, and of what tells it from others, each word after a space."""
    ergebnis = []
    for eintrag in register().values():
        kurz = NAMENSZUSATZ.split(eintrag.anzeigename)[0]
        name = " | ".join(dict.fromkeys((*_formen(eintrag.anzeigename), *_formen(kurz))))
        umfeld = " ".join(_formen(f"{eintrag.kreis} {eintrag.land} {eintrag.plz} {eintrag.ags}"))
        ergebnis.append((f"| {name} |", f" {name} {umfeld}", eintrag))
    return ergebnis


def _rang(name: str, text: str, worte: list[str]) -> int:
    """0: the name itself, 1: its beginning, 2: words of it, 3: words of its surroundings too."""
    if f"| {text} |" in name:
        return 0
    if f"| {text}" in name:
        return 1
    return 2 if all(wort in name for wort in worte) else 3


def suche(text: str, limit: int = 8) -> list[Registereintrag]:
    """The best matches first, the larger place first among equals; nothing for less than two letters."""
    gesucht = _formen(text)[0]
    if len(gesucht) < 2:
        return []
    worte = [f" {wort}" for wort in dict.fromkeys(gesucht.split())]
    treffer = [
        (_rang(name, gesucht, worte), -(eintrag.einwohner or 0), eintrag.ags, eintrag)
        for name, alles, eintrag in _index()
        if all(wort in alles for wort in worte)
    ]
    return [eintrag for *_, eintrag in sorted(treffer, key=lambda t: t[:3])[:limit]]


def eintrag(ags: str) -> Registereintrag | None:
    """The entry with this key, or None."""
    return register().get(ags)
