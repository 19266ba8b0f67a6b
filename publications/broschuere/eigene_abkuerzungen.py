"""Abbreviations that a document explains itself, in a list of them or in passing: „Volkshochschule (VHS)“."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from typing import Any

import pyphen  # type: ignore[import-untyped]

from integrationskonzept.lib import fussnoten
from publications.broschuere.abkuerzungen import Abkuerzungen
from publications.broschuere.glossar import glossar

IN_KLAMMERN = re.compile(r"\s\(([A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,6}[A-ZÄÖÜ])\)")
AUSSEN = re.compile(r"(?<![\w.@/-])([A-ZÄÖÜ]{2,8}) \(([A-ZÄÖÜ][^()]{4,80})\)")
BLOCKENDE = re.compile(r"</(?:p|li|h3|h4|td|th|figcaption)>|<br>")
MARKE = re.compile(r"<[^>]*>")
WORT = re.compile(r"[^\W\d_]+")
TEILSATZ = re.compile(r"[.,;:!?()„“”\"/–\n]")
KURZFORM = re.compile(r"[\w.&/ -]{2,16}")
WEITE = 140
HOECHSTENS_ZEICHEN = 120


def abkuerzungen_im(dokument: dict[str, Any]) -> Abkuerzungen:
    """The usual abbreviations and those that this Konzeptdokument explains; two meanings for one are none."""
    gefunden: dict[str, set[str]] = {}
    for kurz, lang in _aus_texten(dokument):
        gefunden.setdefault(kurz, set()).add(lang)
    verzeichnet = dict(_aus_verzeichnissen(dokument.get("abschnitte", [])))
    eindeutig = {kurz: min(lange) for kurz, lange in gefunden.items() if len(lange) == 1}
    return Abkuerzungen(eindeutig | verzeichnet)


def _aus_verzeichnissen(kapitel: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for abschnitt in kapitel:
        gelesen = glossar(abschnitt.get("titel", ""), abschnitt.get("inhaltHtml", ""))
        for eintrag in gelesen.eintraege if gelesen else ():
            lang = " ".join(unescape(MARKE.sub("", fussnoten.ohne(eintrag.erklaerung_html))).split())
            if _ist_kurzform(eintrag.begriff) and len(lang) <= HOECHSTENS_ZEICHEN:
                yield eintrag.begriff, lang.rstrip(".")
        yield from _aus_verzeichnissen(abschnitt.get("abschnitte", []))


def _ist_kurzform(begriff: str) -> bool:
    gross = sum(zeichen.isupper() for zeichen in begriff)
    return KURZFORM.fullmatch(begriff) is not None and (gross >= 2 or (begriff.endswith(".") and len(begriff) > 2))


def _aus_texten(teil: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(teil, dict):
        for schluessel, wert in teil.items():
            yield from _aus_texten(wert, schluessel)
    elif isinstance(teil, list):
        for wert in teil:
            yield from _aus_texten(wert, name)
    elif isinstance(teil, str) and name.endswith("Html") and "(" in teil:
        yield from erklaerte(teil)


def erklaerte(html: str) -> Iterator[tuple[str, str]]:
    """Short and long forms where the letters of the one begin the words or syllables of the other."""
    text = unescape(MARKE.sub("", BLOCKENDE.sub(". ", fussnoten.ohne(html))))
    for treffer in IN_KLAMMERN.finditer(text):
        lang = _davor(treffer[1], text[max(treffer.start() - WEITE, 0) : treffer.start()])
        if lang:
            yield treffer[1], lang
    for treffer in AUSSEN.finditer(text):
        if _passt(treffer[1], WORT.findall(treffer[2])):
            yield treffer[1], treffer[2]


def _davor(kurz: str, text: str) -> str:
    """The shortest end of the text that the short form stands for."""
    satz = TEILSATZ.split(text)[-1]
    worte = list(WORT.finditer(satz))
    for stelle in range(len(worte) - 1, max(len(worte) - len(kurz) - 4, -1), -1):
        if _passt(kurz, [wort[0] for wort in worte[stelle:]]):
            return " ".join(satz[worte[stelle].start() :].split())
    return ""


def _passt(kurz: str, worte: Sequence[str]) -> bool:
    """Whether the letters begin syllables in this order, among them those of every noun."""
    kurz = kurz.casefold()
    if not worte or not worte[0][0].isupper() or sum(map(len, worte)) < len(kurz) + 3:
        return False
    gelesen = {0}
    for wort in worte:
        for stelle, buchstabe in enumerate(_silbenanfaenge(wort)):
            weiter = {zahl + 1 for zahl in gelesen if kurz[zahl : zahl + 1] == buchstabe}
            gelesen = weiter if stelle == 0 and wort[0].isupper() else gelesen | weiter
    return len(kurz) in gelesen


def _silbenanfaenge(wort: str) -> Iterator[str]:
    yield wort[0].casefold()
    for stelle in _trennung().positions(wort):
        yield wort[stelle].casefold()


@cache
def _trennung() -> Any:
    return pyphen.Pyphen(lang="de_DE")
