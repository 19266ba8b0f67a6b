"""Charts on web pages; the brochure has its own way (`publications.broschuere.schaubilder`)."""

from typing import Any

from django import template

from integrationskonzept.lib.diagramme import WEB, Diagramm, als_svg

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


@register.filter
def zu(bilder: dict[str, Any], kennung: str) -> Any:
    """What belongs to an element; None where there is nothing."""
    return bilder.get(kennung)
