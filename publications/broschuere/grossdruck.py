"""Tables for large print: what is wider than two columns becomes a list, a row at a time, so that nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from concepts.dokument.lesefassung import Zeitreihe
from integrationskonzept.lib.diagramme import Tabelle
from publications.broschuere.einlesen import lies, schreibe

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
    kopf, *zeilen = [[_text(zelle) for zelle in zeile] for zeile in tabelle.iter("tr")]
    huelle = Element("div")
    huelle.tail = tabelle.tail
    for beschriftung in tabelle.iter("caption"):
        SubElement(SubElement(huelle, "p"), "strong").text = _text(beschriftung)
    liste = SubElement(huelle, "ul")
    for zeile in zeilen:
        punkt = SubElement(liste, "li")
        SubElement(punkt, "strong").text = zeile[0]
        for name, wert in _paare(kopf[1:], zeile[1:]):
            SubElement(punkt, "p").text = f"{name}: {wert}" if name else wert
    return huelle


def _paare(namen: list[str], werte: list[str]) -> Iterator[tuple[str, str]]:
    namen = namen + [""] * (len(werte) - len(namen))
    return ((name, wert) for name, wert in zip(namen, werte, strict=False) if wert)


def _text(teil: Element) -> str:
    return " ".join("".join(teil.itertext()).split())
