"""What holds for every chart: well-formed, within its frame, no text upon text, readable colours."""

import re
from itertools import combinations
from xml.etree import ElementTree

from integrationskonzept.lib.diagramme import WEB, als_svg, farben_fuer
from integrationskonzept.lib.diagramme.schrift import textbreite

ZAHL = re.compile(r"-?\d+(?:\.\d+)?")
ANKER = {"start": 0.0, "middle": 0.5, "end": 1.0}
HOEHE_ZU_BREITE = 0.74  # of a capital letter to the type size, with a little below the baseline
LUFT = 1.0


def kaesten(bild):
    """The box of every line of text: left, top, right, bottom, text."""
    for zug in bild.texte:
        grad = float(zug.grad)
        for zeile in zug.zeilen:
            x, y = float(zeile.x), float(zeile.y)
            weite = textbreite(zeile.text, grad, fett=zug.fett)
            if zeile.gedreht:
                yield x - grad * HOEHE_ZU_BREITE, y - weite, x, y, zeile.text
            else:
                links = x - weite * ANKER[zug.anker]
                yield links, y - grad * HOEHE_ZU_BREITE, links + weite, y, zeile.text


def ueberdeckungen(bild):
    """Pairs of texts that lie upon each other."""
    return [
        (a[4], b[4])
        for a, b in combinations(kaesten(bild), 2)
        if a[0] + LUFT < b[2] and b[0] + LUFT < a[2] and a[1] + LUFT < b[3] and b[1] + LUFT < a[3]
    ]


def ausserhalb(bild, luft=2.0):
    """Texts that are cut off at the frame."""
    return [
        text
        for links, oben, rechts, unten, text in kaesten(bild)
        if links < -luft or oben < -luft or rechts > bild.breite + luft or unten > bild.hoehe + luft
    ]


def punkte(bild):
    """Every absolute corner of every path."""
    for form in bild.formen:
        for paar in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", form.d):
            yield float(paar[0]), float(paar[1])


def pruefe(bild, luft=2.0):
    """Everything that holds for all charts, whatever they are fed."""
    for farben in (WEB, farben_fuer("#8a1538")):
        svg = als_svg(bild, farben)
        wurzel = ElementTree.fromstring(
            svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) if farben is WEB else svg
        )
        assert wurzel.tag.endswith("svg")
    assert not any("n" in form.d or "i" in form.d for form in bild.formen), "nan oder inf"
    assert bild.satz.startswith(bild.titel) and bild.satz.endswith(".")
    assert bild.breite > 0 and bild.hoehe > 0
    for x, y in punkte(bild):
        assert -luft <= x <= bild.breite + luft, (x, bild.breite)
        assert -luft <= y <= bild.hoehe + luft, (y, bild.hoehe)
    assert all(len(zeile) == len(bild.tabelle.kopf) for zeile in bild.tabelle.zeilen)


def pruefe_lesbar(bild):
    """Also no text upon text and none cut off."""
    pruefe(bild)
    assert not ueberdeckungen(bild)
    assert not ausserhalb(bild)
