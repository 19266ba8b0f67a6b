"""Changes to the laid-out boxes that let what is read first be painted first.

CSS paints in layers: floats ahead of the text around them, positioned boxes after it. Where nothing overlaps, the page
looks the same without the layers; and programs that know no tags read in the order of painting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

LISTEN = {"ul", "ol", "dl", "table"}


def ordne(wurzel: Any) -> None:
    """Takes the layers from below `wurzel`, the box of a page's root element.

    Positioned boxes keep theirs if one of them could lie over or under another with an area of its own.
    """
    paare = list(_paare(wurzel))
    for eltern, kind in paare:
        if kind.style["opacity"] < 1 and _hat_inhalt(kind):
            # It would be painted in a group of its own, where no structure element reaches it.
            kind.style["opacity"] = 1
        if isinstance(kind, AbsolutePlaceholder) and kind._box.is_outside_marker:
            _in_die_erste_zeile(eltern, kind)
        elif _schneidet_nichts_ab(kind):
            kind.style["overflow"] = "visible"
        elif kind.style["float"] in ("left", "right") and not isinstance(eltern, boxes.LineBox) and not _flaechig(kind):
            kind.style["float"] = "none"
    if not any(_liegt_oben(kind) for _, kind in paare):
        for eltern, kind in paare:
            _in_den_fluss(eltern, kind)


def _paare(kasten: Any) -> Iterator[tuple[Any, Any]]:
    """Every box below `kasten` except text, with its parent."""
    for kind in kasten.children:
        if not isinstance(kind, boxes.TextBox):
            yield kasten, kind
            yield from _paare(kind._box if isinstance(kind, AbsolutePlaceholder) else kind)


def _schneidet_nichts_ab(kasten: Any) -> bool:
    """Would be cut off at its edges, for which it gets a layer of its own, but has nothing beyond them."""
    stil = kasten.style
    if stil["overflow"] == "visible":
        return False
    if isinstance(kasten, boxes.ReplacedBox):
        return bool(stil["object_fit"] == "fill")
    return stil["height"] == "auto" and not any(map(_flaechig, kasten.children))


def _liegt_oben(kasten: Any) -> bool:
    """Painted after the text, with an area that could cover it."""
    kasten = _inhalt(kasten)
    stil = kasten.style
    ebene = stil["z_index"]
    positioniert = stil["position"] == "absolute" or (stil["position"] == "relative" and ebene != "auto")
    eigen = stil["opacity"] < 1 or stil["transform"] or stil["overflow"] != "visible"
    return (positioniert or eigen) and not (ebene != "auto" and ebene < 0) and _flaechig(kasten)


def _in_den_fluss(eltern: Any, kasten: Any) -> None:
    stil = _inhalt(kasten).style
    if stil["z_index"] != "auto" or stil["position"] not in ("relative", "absolute"):
        return
    if isinstance(kasten, AbsolutePlaceholder) and isinstance(eltern, boxes.LineBox | boxes.InlineBox):
        zeilen = kasten._box.children
        if all(isinstance(zeile, boxes.LineBox) for zeile in zeilen):
            stelle = eltern.children.index(kasten)
            eltern.children = [*eltern.children[:stelle], *zeilen, *eltern.children[stelle + 1 :]]
        return
    stil["position"] = "static"


def _hat_inhalt(kasten: Any) -> bool:
    kasten = _inhalt(kasten)
    if isinstance(kasten, boxes.ReplacedBox):
        return bool(kasten.element.attrib.get("alt"))
    return isinstance(kasten, boxes.TextBox) or any(map(_hat_inhalt, kasten.children))


def _flaechig(kasten: Any) -> bool:
    """Shows a picture, a background or a border somewhere."""
    kasten = _inhalt(kasten)
    if isinstance(kasten, boxes.TextBox):
        return False
    raender = (getattr(kasten, f"border_{seite}_width", 0) for seite in ("top", "right", "bottom", "left"))
    flaeche = isinstance(kasten, boxes.ReplacedBox) or getattr(kasten, "background", None) is not None or any(raender)
    return flaeche or any(map(_flaechig, kasten.children))


def _inhalt(kasten: Any) -> Any:
    return kasten._box if isinstance(kasten, AbsolutePlaceholder) else kasten


def _in_die_erste_zeile(eintrag: Any, zeichen: Any) -> None:
    if zeile := _erste_zeile(eintrag):
        zeile.children = [*zeichen._box.children, *zeile.children]
        eintrag.children = [kind for kind in eintrag.children if kind is not zeichen]


def _erste_zeile(kasten: Any) -> Any:
    """The line that the item begins with, unless that is another item's."""
    for kind in kasten.children:
        if isinstance(kind, boxes.LineBox):
            return kind
        if not isinstance(kind, AbsolutePlaceholder):
            offen = isinstance(kind, boxes.BlockBox) and kind.element_tag not in LISTEN
            return _erste_zeile(kind) if offen else None
    return None
