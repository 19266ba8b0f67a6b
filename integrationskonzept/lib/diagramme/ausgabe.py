"""A chart as SVG: inside a web page, or as the address of a picture for print."""

from dataclasses import replace

from django.template.loader import get_template
from django.utils.safestring import SafeString

from integrationskonzept.lib.diagramme.arabisch import gesetzt
from integrationskonzept.lib.diagramme.farben import Farben
from integrationskonzept.lib.diagramme.modell import Diagramm, Form, Schriftzug, Textzeile
from integrationskonzept.lib.fonts import families

VORLAGE = "diagramme/diagramm.svg"
SCHRIFTFAMILIEN = ",".join([*families(), "sans-serif"])
KODIERT = {ord(zeichen): f"%{ord(zeichen):02X}" for zeichen in '%#"&<>'} | {ord("\n"): " "}


def als_svg(diagramm: Diagramm, farben: Farben, *, klasse: str = "") -> SafeString:
    """The markup; a role without a colour is drawn in none."""
    texte = diagramm.texte
    if farben.zeichenweise:
        texte = tuple(replace(zug, zeilen=tuple(_einzeln(zeile) for zeile in zug.zeilen)) for zug in texte)
    kontext = {
        "diagramm": diagramm,
        "formen": [(form, _merkmale(form, farben)) for form in diagramm.formen],
        "texte": [(zug, _textmerkmale(zug, farben)) for zug in texte],
        "breite": f"{diagramm.breite:g}",
        "hoehe": f"{diagramm.hoehe:g}",
        "allein": farben.zeichenweise,
        "klasse": klasse,
        "schrift": SCHRIFTFAMILIEN,
    }
    return SafeString(get_template(VORLAGE).render(kontext))


def als_adresse(diagramm: Diagramm, farben: Farben) -> str:
    """A data URI that may stand in an attribute as it is.

    Only what an address or HTML cannot hold is encoded, which is shorter than base64; and letters stay letters, so
    that `lib.pdf` can replace those that no font has.
    """
    return f"data:image/svg+xml;charset=utf-8,{als_svg(diagramm, farben).translate(KODIERT)}"


def _einzeln(zeile: Textzeile) -> Textzeile:
    return replace(zeile, text=gesetzt(zeile.text))


def _merkmale(form: Form, farben: Farben) -> dict[str, str]:
    merkmale = {"fill": farben.werte.get(form.fuellung, "none")}
    if form.strich:
        merkmale |= {"stroke": farben.werte[form.strich], "stroke-width": form.dicke}
    if form.strichelung:
        merkmale["stroke-dasharray"] = form.strichelung
    return merkmale


def _textmerkmale(zug: Schriftzug, farben: Farben) -> dict[str, str]:
    merkmale = {"fill": farben.werte[zug.rolle], "font-size": zug.grad}
    if zug.anker != "start":
        merkmale["text-anchor"] = zug.anker
    if zug.fett:
        merkmale["font-weight"] = "600"
    return merkmale
