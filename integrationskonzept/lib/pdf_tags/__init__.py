"""PDFs whose structure tree follows the HTML document instead of the pages it was broken into.

WeasyPrint tags page by page and box by box: a table over three pages becomes three tables, a paragraph of five
lines six elements. Here the tree is built anew from the same boxes, one structure element per HTML element, before
anything is written; WeasyPrint's own tree stays empty.
"""

from __future__ import annotations

from typing import Any

from integrationskonzept.lib.pdf_tags.ausgabe import schreibe_baum
from integrationskonzept.lib.pdf_tags.baum import Baum
from integrationskonzept.lib.pdf_tags.strom import Seite

__all__ = ["schreibe_pdf"]


def schreibe_pdf(document: Any, **wahlen: Any) -> bytes:
    """What `document.write_pdf(**wahlen)` writes, with a better structure tree.

    `document` is WeasyPrint's, as `HTML.render()` returns it, and can be written only once; `pdf_variant` must be one
    with tags. A `finisher` among `wahlen` is called last.
    """
    abschluss = wahlen.pop("finisher", None)
    notenbloecke: dict[Any, Any] = {}
    seiten = [Seite(nummer, seite, document.fonts, notenbloecke) for nummer, seite in enumerate(document.pages)]

    def richte(document: Any, pdf: Any) -> None:
        baum = Baum(seiten, sprache=document.metadata.lang or "")
        for seite in seiten:
            seite.schreibe_marken()
        schreibe_baum(pdf, baum.wurzel, seiten)
        if abschluss:
            abschluss(document, pdf)

    daten: bytes = document.write_pdf(finisher=richte, **wahlen)
    return daten
