"""Tables as wide as their numbers and words want: columns by need, then smaller type, then several tables."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from integrationskonzept.lib.diagramme.schrift import textbreite
from integrationskonzept.lib.htmlbaum import lies, schreibe
from publications.broschuere.textbaum import SPANNEN, entferne

SCHMAL, BREIT = 350.0, 470.0
"""The text column and the whole measure, in points."""
GRAD, KLEINER_GRAD = 8.5, 7.5
LUECKE = 6.0
"""White space between columns."""
SILBEN = 5.5
"""What a long word needs at least, in units of the type size: the rest of it is hyphenated."""
ERSTE_SPALTE = 0.28
"""Its share of the measure, as in the style sheet; the others are equal."""


def mit_passenden_tabellen(html: str) -> str:
    """Rich text whose tables keep their numbers whole and stay within the measure."""
    if "<table" not in html:
        return html
    koerper = lies(html)
    for eltern in list(koerper.iter()):
        for tabelle in [kind for kind in eltern if kind.tag == "table"]:
            stelle = list(eltern).index(tabelle)
            eltern[stelle : stelle + 1] = _eingepasst(tabelle)
    return schreibe(koerper)


def _eingepasst(tabelle: Element) -> list[Element]:
    """The table, or several that show its columns in turn, each with the first one."""
    zeilen = [list(zeile) for zeile in tabelle.iter("tr")]
    spalten = max(map(len, zeilen))
    if spalten < 2 or any(len(z) != spalten or not SPANNEN.isdisjoint(c.keys()) for z in zeilen for c in z):
        _ergaenze(tabelle, "klein" if spalten > 8 else "")
        return [tabelle]
    bedarf = [max(_bedarf(zelle) for zelle in spalte) for spalte in zip(*zeilen, strict=True)]
    if _passt_von_selbst(bedarf, SCHMAL if spalten <= 4 else BREIT):
        return [tabelle]
    for mass, grad in ((SCHMAL, GRAD), (BREIT, GRAD), (BREIT, KLEINER_GRAD)):
        if _summe(bedarf, grad) <= mass:
            _setze_breiten(tabelle, bedarf, mass, grad)
            return [tabelle]
    return list(_geteilt(tabelle, bedarf))


def _bedarf(zelle: Element) -> float:
    """The width of the widest piece that must not be broken, for a type size of 1."""
    fett = zelle.tag == "th"
    stuecke = "".join(zelle.itertext()).replace("\n", " ").split(" ")
    return max(_stueckbreite(stueck, fett) for stueck in stuecke)


def _stueckbreite(stueck: str, fett: bool) -> float:
    breite = textbreite(stueck, 1, fett=fett)
    return breite if any(zeichen.isdigit() for zeichen in stueck) and len(stueck) <= 24 else min(breite, SILBEN)


def _summe(bedarf: Sequence[float], grad: float) -> float:
    return sum(breite * grad + LUECKE for breite in bedarf)


def _passt_von_selbst(bedarf: Sequence[float], mass: float) -> bool:
    """Whether the style sheet's columns are wide enough."""
    uebrige = mass * (1 - ERSTE_SPALTE) / (len(bedarf) - 1)
    platz = [mass * ERSTE_SPALTE, *[uebrige] * (len(bedarf) - 1)]
    return all(breite * GRAD + LUECKE <= weit for breite, weit in zip(bedarf, platz, strict=True))


def _setze_breiten(tabelle: Element, bedarf: Sequence[float], mass: float, grad: float) -> None:
    """What is left over goes to the columns that hold most text."""
    zeilen = [list(zeile) for zeile in tabelle.iter("tr")]
    laengen = [sum(len("".join(zelle.itertext())) for zelle in spalte) + 1 for spalte in zip(*zeilen, strict=True)]
    rest = mass - _summe(bedarf, grad)
    for kopf, breite, laenge in zip(zeilen[0], bedarf, laengen, strict=True):
        weite = breite * grad + LUECKE + rest * laenge / sum(laengen)
        kopf.set("style", f"width: {weite / mass:.1%}; box-sizing: border-box")
    _ergaenze(tabelle, "breit" if mass == BREIT else "", "klein" if grad == KLEINER_GRAD else "")


def _ergaenze(tabelle: Element, *klassen: str) -> None:
    neue = [klasse for klasse in klassen if klasse]
    alte = tabelle.get("class", "").split()
    if "breit" in neue:
        alte = [klasse for klasse in alte if klasse != "schmal"]
    tabelle.set("class", " ".join(dict.fromkeys([*alte, *neue])))


def _geteilt(tabelle: Element, bedarf: Sequence[float]) -> Iterator[Element]:
    """As few tables as hold all columns; each repeats the first."""
    gruppen = _gruppen(bedarf)
    for nummer, gruppe in enumerate(gruppen, 1):
        teil = deepcopy(tabelle)
        teil.tail = tabelle.tail if nummer == len(gruppen) else None
        for zeile in teil.iter("tr"):
            zeile[:] = [zelle for stelle, zelle in enumerate(zeile) if stelle in gruppe]
        for eltern in list(teil.iter()) if nummer > 1 else ():
            for note in eltern.findall("span[@data-fussnote]"):
                entferne(eltern, note)
        for beschriftung in teil.iter("caption"):
            SubElement(beschriftung, "span").text = f" (Teil {nummer} von {len(gruppen)})"
        _setze_breiten(teil, [bedarf[stelle] for stelle in gruppe], BREIT, KLEINER_GRAD)
        yield teil


def _gruppen(bedarf: Sequence[float]) -> list[tuple[int, ...]]:
    """The columns of each table: about equally many, or as many as fit where that does not do."""
    moegliche = list(_gefuellte(bedarf))
    je_tafel = math.ceil((len(bedarf) - 1) / len(moegliche))
    gleiche = [(0, *range(n, min(n + je_tafel, len(bedarf)))) for n in range(1, len(bedarf), je_tafel)]
    return gleiche if all(_passt(bedarf, gruppe) for gruppe in gleiche) else moegliche


def _gefuellte(bedarf: Sequence[float]) -> Iterator[tuple[int, ...]]:
    gruppe: tuple[int, ...] = (0,)
    for stelle in range(1, len(bedarf)):
        if len(gruppe) > 1 and not _passt(bedarf, (*gruppe, stelle)):
            yield gruppe
            gruppe = (0,)
        gruppe = (*gruppe, stelle)
    yield gruppe


def _passt(bedarf: Sequence[float], gruppe: Sequence[int]) -> bool:
    return _summe([bedarf[stelle] for stelle in gruppe], KLEINER_GRAD) <= BREIT
