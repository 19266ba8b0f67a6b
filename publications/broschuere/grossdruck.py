"""Tables for large print: what is wider than two columns becomes a list, a row at a time, so that nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from xml.etree.ElementTree import Element, SubElement

from concepts.dokument.lesefassung import Zeitreihe
from integrationskonzept.lib.diagramme import Tabelle
from integrationskonzept.lib.htmlbaum import lies, schreibe

HOECHSTENS_SPALTEN = 2


def ohne_breite_tabellen(html: str) -> str:
    """Rich text whose wide tables are lists; tables with cells over several rows or columns stay as they are."""
    if "<table" not in html:
        return html
    koerper = lies(html)
    for eltern in list(koerper.iter()):
        for stelle, tabelle in [(n, kind) for n, kind in enumerate(eltern) if kind.tag == "table"]:
            if _ist_breit(tabelle):
                eltern[stelle] = _als_liste(tabelle)
    return schreibe(koerper)


def saetze(tafel: Tabelle) -> list[str]:
    """„Sprache: Digitalisierung 1, Antidiskriminierung 2“."""
    return [_satz(zeile[0], tafel.kopf[1:], zeile[1:]) for zeile in tafel.zeilen]


def je_zeitpunkt(werte: Zeitreihe) -> list[str]:
    """„2025: Wert 31,0, Nordviertel 49,0“."""
    namen = [reihe.titel for reihe in werte.reihen]
    spalten = zip(*(reihe.werte for reihe in werte.reihen), strict=True)
    return [_satz(punkt, namen, spalte) for punkt, spalte in zip(werte.zeitpunkte, spalten, strict=True)]


def _satz(kopf: str, namen: Sequence[str], werte: Sequence[str]) -> str:
    gefuellt = [f"{name} {wert}" for name, wert in zip(namen, werte, strict=True) if wert]
    return f"{kopf}: {', '.join(gefuellt)}" if gefuellt else kopf


def _ist_breit(tabelle: Element) -> bool:
    zellen = [zelle for zeile in tabelle.iter("tr") for zelle in zeile]
    breiteste = max((len(zeile) for zeile in tabelle.iter("tr")), default=0)
    return breiteste > HOECHSTENS_SPALTEN and not any("rowspan" in z.attrib or "colspan" in z.attrib for z in zellen)


def _als_liste(tabelle: Element) -> Element:
    kopf, *zeilen = [list(zeile) for zeile in tabelle.iter("tr")]
    huelle = Element("div")
    huelle.tail = tabelle.tail
    for beschriftung in tabelle.iter("caption"):
        _uebernimm_noten(beschriftung, SubElement(SubElement(huelle, "p"), "strong"), _text(beschriftung))
    liste = SubElement(huelle, "ul")
    for zeile in zeilen:
        punkt = SubElement(liste, "li")
        _uebernimm_noten(zeile[0], SubElement(punkt, "strong"), _text(zeile[0]))
        for name, zelle in _paare([_text(zelle) for zelle in kopf[1:]], zeile[1:]):
            wert = _text(zelle)
            _uebernimm_noten(zelle, SubElement(punkt, "p"), f"{name}: {wert}" if name else wert)
    for zelle in kopf if len(liste) else ():
        _uebernimm_noten(zelle, liste[0][-1], liste[0][-1].text or "")
    return huelle


def _paare(namen: list[str], zellen: list[Element]) -> Iterator[tuple[str, Element]]:
    namen = namen + [""] * (len(zellen) - len(namen))
    return ((name, zelle) for name, zelle in zip(namen, zellen, strict=False) if "".join(zelle.itertext()).strip())


def _text(teil: Element) -> str:
    """Without its footnotes."""
    return " ".join("".join(_texte(teil)).split())


def _texte(teil: Element) -> Iterator[str]:
    yield teil.text or ""
    for kind in teil:
        if "data-fussnote" not in kind.attrib:
            yield from _texte(kind)
        yield kind.tail or ""


def _uebernimm_noten(von: Element, nach: Element, text: str) -> None:
    """`text` with the footnotes behind it that stood in `von`."""
    nach.text = text
    for note in von.iter("span"):
        if "data-fussnote" in note.attrib:
            kopie = copy(note)
            kopie.tail = None
            nach.append(kopie)
