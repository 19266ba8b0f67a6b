"""Chapters that are a list of words and their meanings: a glossary or a list of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from integrationskonzept.lib.deutsch import sortierschluessel
from integrationskonzept.lib.htmlbaum import lies, schreibe
from integrationskonzept.lib.richtext import bereinige

UEBERSCHRIFT = re.compile(r"glossar|abkürzung|begriffs(?:erkl|best|klär|verz|def)|\b(?:begriffe|fachbegriffe)\b", re.I)
TRENNER = re.compile(r":(?:\s|$)|\s[–—-]\s")
NACH_DEM_BEGRIFF = re.compile(r"\s*[:–—-]?\s*")
SATZZEICHEN = re.compile(r"[!?;]|\.\s+\w{4,}")
KOPFWORTE = {"begriff", "begriffe", "abkürzung", "abkürzungen", "kürzel", "wort", "kurzform"}
HOECHSTENS_ZEICHEN = 80
HOECHSTENS_WORTE = 8
MINDESTENS = 2


@dataclass(frozen=True)
class Eintrag:
    """A word and what it means."""

    begriff: str
    erklaerung_html: str


@dataclass(frozen=True)
class Glossar:
    """Entries in the order of a German register, and what stands before them."""

    eintraege: tuple[Eintrag, ...]
    vorspann_html: str = ""


def glossar(titel: str, html: str) -> Glossar | None:
    """The chapter as a glossary; None where it is not one from its first entry to its end."""
    if not UEBERSCHRIFT.search(titel) or "<" not in html:
        return None
    koerper = lies(bereinige(html))
    teile = list(_teile(koerper))
    if (koerper.text or "").strip() or any((teil.tail or "").strip() for teil in koerper):
        return None
    gefunden = [_eintrag(teil) for teil in teile]
    erster = next((stelle for stelle, eintrag in enumerate(gefunden) if eintrag), len(teile))
    eintraege = [eintrag for eintrag in gefunden[erster:] if eintrag]
    if len(eintraege) < max(MINDESTENS, len(teile) - erster):
        return None
    sortiert = sorted(eintraege, key=lambda eintrag: sortierschluessel(eintrag.begriff))
    return Glossar(tuple(sortiert), "".join(_aussen(teil) for teil in teile[:erster]))


def _teile(koerper: Element) -> Iterator[Element]:
    """Paragraphs, items and rows that say something; letters of the register and heads of tables are left out."""
    for teil in koerper:
        if teil.tag in ("ul", "ol"):
            yield from teil
        elif teil.tag == "table":
            zeilen = [zeile for zeile in teil.iter("tr") if "".join(zeile.itertext()).strip()]
            yield from zeilen[1:] if zeilen and _ist_kopf(zeilen[0]) else zeilen
        elif not _ist_leer(teil):
            yield teil


def _ist_leer(teil: Element) -> bool:
    text = "".join(teil.itertext()).strip()
    buchstabe = teil.tag in ("h3", "h4") and len(text) == 1
    return buchstabe or (not text and teil.find(".//img") is None)


def _ist_kopf(zeile: Element) -> bool:
    erste = "".join(zeile[0].itertext()).strip().lower() if len(zeile) else ""
    return all(zelle.tag == "th" for zelle in zeile) or erste in KOPFWORTE


def _eintrag(teil: Element) -> Eintrag | None:
    if teil.tag == "tr":
        return _aus_zeile(teil)
    if teil.tag == "li" and len(teil) == 1 and teil[0].tag == "p" and not (teil.text or "").strip():
        teil = teil[0]
    if teil.tag not in ("li", "p"):
        return None
    return _nach_hervorhebung(teil) or _nach_trenner(teil)


def _aus_zeile(zeile: Element) -> Eintrag | None:
    if len(zeile) != 2 or _hat_fussnote(zeile[0]) or any(zelle.get("rowspan", "1") != "1" for zelle in zeile):
        return None
    return _geprueft("".join(zeile[0].itertext()), schreibe(zeile[1]))


def _nach_hervorhebung(teil: Element) -> Eintrag | None:
    """`<strong>Begriff</strong> Erklärung`."""
    if not len(teil) or teil[0].tag != "strong" or _hat_fussnote(teil[0]) or (teil.text or "").strip():
        return None
    begriff = "".join(teil[0].itertext()).strip()
    rest = NACH_DEM_BEGRIFF.sub("", teil[0].tail or "", count=1)
    danach = list(teil)[1:]
    if danach and danach[0].tag == "br" and not rest:
        rest, danach = (danach[0].tail or "").lstrip(), danach[1:]
    return _geprueft(begriff.rstrip(" :–—-"), _zusammen(rest, danach))


def _nach_trenner(teil: Element) -> Eintrag | None:
    """`Begriff: Erklärung` or `Begriff – Erklärung`."""
    text = teil.text or ""
    trenner = TRENNER.search(text)
    if not trenner:
        return None
    return _geprueft(text[: trenner.start()], _zusammen(text[trenner.end() :].lstrip(), list(teil)))


def _hat_fussnote(teil: Element) -> bool:
    """A term is plain text and could not keep it."""
    return teil.find(".//span[@data-fussnote]") is not None


def _zusammen(text: str, kinder: list[Element]) -> str:
    huelle = Element("p")
    huelle.text = text
    huelle.extend(kinder)
    return schreibe(huelle).strip()


def _geprueft(begriff: str, erklaerung: str) -> Eintrag | None:
    begriff = " ".join(begriff.split())
    zu_lang = len(begriff) > HOECHSTENS_ZEICHEN or len(begriff.split()) > HOECHSTENS_WORTE
    if not begriff or not erklaerung or zu_lang or SATZZEICHEN.search(begriff):
        return None
    return Eintrag(begriff, erklaerung)


def _aussen(teil: Element) -> str:
    """What is no entry, as a paragraph of its own."""
    wurzel = Element("body")
    if teil.tag == "tr":
        SubElement(wurzel, "p").text = " ".join(teil.itertext())
    else:
        absatz = SubElement(wurzel, "p" if teil.tag == "li" else teil.tag, teil.attrib)
        absatz.text = teil.text
        absatz.extend(teil)
    return schreibe(wurzel)
