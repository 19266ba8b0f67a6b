"""The attributes that structure elements of lists, tables and pictures carry (ISO 32000-1, 14.8.5)."""

from __future__ import annotations

from typing import Any

PUNKT = 0.75
"""Points in a CSS pixel."""

ZAEHLUNGEN = {
    "decimal": "Decimal",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
}
REICHWEITEN = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


def liste(kasten: Any) -> dict[str, Any]:
    """How the items of a list are numbered."""
    zaehlung = ZAEHLUNGEN.get(str(kasten.style["list_style_type"]))
    return {"O": "/List", "ListNumbering": f"/{zaehlung}"} if zaehlung else {}


def bild(kasten: Any, hoehe: float) -> dict[str, Any]:
    """Where a picture stands on a page of `hoehe` CSS pixels."""
    links, oben = kasten.content_box_x(), kasten.content_box_y()
    rand = (links, hoehe - oben - kasten.height, links + kasten.width, hoehe - oben)
    return {"O": "/Layout", "Placement": "/Block", "BBox": [round(wert * PUNKT, 2) for wert in rand]}


def zelle(kasten: Any) -> dict[str, Any]:
    """How far a cell reaches, and for a head cell what it is the head of."""
    werte: dict[str, Any] = {"O": "/Table"}
    if kasten.colspan != 1:
        werte["ColSpan"] = kasten.colspan
    if kasten.rowspan != 1:
        werte["RowSpan"] = kasten.rowspan
    if kasten.element_tag == "th" and (reichweite := REICHWEITEN.get(kasten.element.attrib.get("scope", ""))):
        werte["Scope"] = f"/{reichweite}"
    return werte if len(werte) > 1 else {}
