"""Addresses that stand in a text become links: nobody should have to type them off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publications.broschuere.textstellen import ersetze, textstellen

ANZEICHEN = re.compile(r"://|www\.|@", re.IGNORECASE)
ADRESSE = re.compile(
    r"(?P<netz>https?://[^\s<>\"„“”»«‘’]+|\bwww\.[\w-]+\.[^\s<>\"„“”»«‘’]{2,})"
    r"|(?<![\w.+-])(?P<post>[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
LAENGSTE_ADRESSE = 2000
"""In print every line of a link carries its whole address."""
SATZZEICHEN = ".,;:!?…'*"
KLAMMERN = {")": "(", "]": "[", "}": "{"}
RECHNER = re.compile(r"(?:https?://|(?=www\.))[\w-][\w.-]*(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE)


def verlinke(koerper: Element) -> None:
    """Makes links of addresses in the web (http, https) and of e-mail addresses, outside of links that are there."""
    if not ANZEICHEN.search("".join(koerper.itertext())):
        return
    in_verweisen = {teil for verweis in koerper.iter("a") for teil in verweis.iter()}
    offen = [stelle for stelle in textstellen(koerper) if stelle.eltern not in in_verweisen]
    ersetze((stelle, list(_teile(stelle.text))) for stelle in offen if ADRESSE.search(stelle.text))


def _teile(text: str) -> Iterator[str | Element]:
    bis = 0
    for treffer in ADRESSE.finditer(text):
        gezeigt = treffer["post"] or _adresse(treffer["netz"])
        if 0 < len(gezeigt) <= LAENGSTE_ADRESSE:
            yield text[bis : treffer.start()]
            verweis = Element("a", {"href": _ziel(gezeigt)})
            verweis.text = gezeigt
            yield verweis
            bis = treffer.start() + len(gezeigt)
    yield text[bis:]


def _ohne_satzzeichen(adresse: str) -> str:
    """Without what belongs to the sentence: punctuation at its end, and brackets that were opened before it."""
    while adresse:
        letztes = adresse[-1]
        auf = KLAMMERN.get(letztes)
        if letztes not in SATZZEICHEN and not (auf and adresse.count(auf) < adresse.count(letztes)):
            break
        adresse = adresse[:-1]
    return adresse


def _adresse(text: str) -> str:
    """The address that the text begins with; empty where it is none after all."""
    treffer = RECHNER.match(text)
    return _ohne_satzzeichen(treffer[0]) if treffer else ""


def _ziel(adresse: str) -> str:
    if "@" in adresse and not RECHNER.match(adresse):
        return f"mailto:{adresse}"
    return adresse if "://" in adresse else f"https://{adresse}"
