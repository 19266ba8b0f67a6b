"""Charts in templates: `{% diagramm %}` on web pages, `{% diagramm_bild %}` in what is printed."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from integrationskonzept.lib.diagramme import WEB, Diagramm, Farben, als_adresse, als_svg

register = template.Library()


@register.inclusion_tag("bausteine/diagramm.html")
def diagramm(bild: Diagramm, schmal: Diagramm | None = None, *, unter_titel: bool = False) -> dict[str, Any]:
    """The chart with its sentence and its table; `schmal` is its drawing for phones.

    `unter_titel` leaves the title out, as a heading says it already.
    """
    return {
        "bild": bild,
        "unter_titel": unter_titel,
        "svg": als_svg(bild, WEB, klasse="diagramm-breit" if schmal else "diagramm-allein"),
        "svg_schmal": als_svg(schmal, WEB, klasse="diagramm-schmal") if schmal else "",
    }


@register.inclusion_tag("bausteine/diagramm_bild.html")
def diagramm_bild(bild: Diagramm, farben: Farben) -> dict[str, Any]:
    """The chart as a picture inside the HTML, in its own size (its units are points)."""
    return {"bild": bild, "adresse": SafeString(als_adresse(bild, farben))}


@register.filter
def zu(bilder: dict[str, Any], kennung: str) -> Any:
    """What belongs to an element; None where there is nothing."""
    return bilder.get(kennung)


@register.simple_tag
def diagramm_adresse(bild: Diagramm, farben: Farben) -> SafeString:
    """The picture's data URI alone."""
    return SafeString(als_adresse(bild, farben))
