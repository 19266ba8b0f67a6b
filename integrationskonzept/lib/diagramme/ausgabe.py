"""A chart as SVG: inside a web page, or as the address of a picture for print.

Written by the standard library's XML writer, which escapes whatever a chart is fed; templates took twice as long.
"""

from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.safestring import SafeString

from integrationskonzept.lib.diagramme.arabisch import gesetzt
from integrationskonzept.lib.diagramme.farben import Farben
from integrationskonzept.lib.diagramme.modell import Diagramm, Form, Schriftzug, Textzeile
from integrationskonzept.lib.fonts import families

SCHRIFTFAMILIEN = ",".join([*families(), "sans-serif"])
KODIERT = {ord(zeichen): f"%{ord(zeichen):02X}" for zeichen in '%#"&<>'} | {ord("\n"): " "}


def als_svg(diagramm: Diagramm, farben: Farben, *, klasse: str = "") -> SafeString:
    """The markup; a role without a colour is drawn in none."""
    texte = diagramm.texte
    if farben.zeichenweise:
        texte = tuple(replace(zug, zeilen=tuple(_einzeln(zeile) for zeile in zug.zeilen)) for zug in texte)
    svg = Element("svg", _kopf(diagramm, farben, klasse))
    svg.text = "\n"
    for form in diagramm.formen:
        SubElement(svg, "path", _merkmale(form, farben)).tail = "\n"
    for zug in texte:
        _schreibe(zug, SubElement(svg, "g", _textmerkmale(zug, farben)))
    return SafeString(tostring(svg, encoding="unicode"))


def als_adresse(diagramm: Diagramm, farben: Farben) -> str:
    """A data URI that may stand in an attribute as it is.

    Only what an address or HTML cannot hold is encoded, which is shorter than base64; and letters stay letters, so
    that `lib.pdf` can replace those that no font has.
    """
    return f"data:image/svg+xml;charset=utf-8,{als_svg(diagramm, farben).translate(KODIERT)}"


def _kopf(diagramm: Diagramm, farben: Farben, klasse: str) -> dict[str, str]:
    breite, hoehe = f"{diagramm.breite:g}", f"{diagramm.hoehe:g}"
    kasten = {"viewBox": f"0 0 {breite} {hoehe}"}
    if farben.zeichenweise:
        masse = {"width": f"{breite}pt", "height": f"{hoehe}pt"}
        return {"xmlns": "http://www.w3.org/2000/svg"} | masse | {"font-family": SCHRIFTFAMILIEN} | kasten
    return kasten | ({"class": klasse} if klasse else {}) | {"role": "img", "aria-label": diagramm.titel}


def _einzeln(zeile: Textzeile) -> Textzeile:
    return replace(zeile, text=gesetzt(zeile.text))


def _merkmale(form: Form, farben: Farben) -> dict[str, str]:
    merkmale = {"fill": farben.werte.get(form.fuellung, "none")}
    if form.strich:
        merkmale |= {"stroke": farben.werte[form.strich], "stroke-width": form.dicke}
    if form.strichelung:
        merkmale["stroke-dasharray"] = form.strichelung
    return merkmale | {"d": form.d}


def _textmerkmale(zug: Schriftzug, farben: Farben) -> dict[str, str]:
    merkmale = {"fill": farben.werte[zug.rolle], "font-size": zug.grad}
    if zug.anker != "start":
        merkmale["text-anchor"] = zug.anker
    if zug.fett:
        merkmale["font-weight"] = "600"
    return merkmale


def _schreibe(zug: Schriftzug, gruppe: Element) -> None:
    for zeile in zug.zeilen:
        text = SubElement(gruppe, "text", x=zeile.x, y=zeile.y)
        if zeile.gedreht:
            text.set("transform", f"rotate(-90 {zeile.x} {zeile.y})")
        text.text = zeile.text
    gruppe.tail = "\n"
