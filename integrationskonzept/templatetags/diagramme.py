"""Charts on web pages; the brochure has its own way (`publications.broschuere.schaubilder`)."""

from typing import Any

from django import template

from integrationskonzept.lib.diagramme import WEB, Diagramm, als_svg

register = template.Library()


@register.inclusion_tag("bausteine/diagramm.html")
def diagramm(bild: Diagramm, *, unter_titel: bool = False, ohne_tabelle: bool = False) -> dict[str, Any]:
    """The chart with its sentence and its table; without title or table where these stand beside it already."""
    return {"bild": bild, "unter_titel": unter_titel, "ohne_tabelle": ohne_tabelle, "svg": als_svg(bild, WEB)}
