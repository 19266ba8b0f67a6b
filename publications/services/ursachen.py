"""Which texts it is that a document cannot be typeset for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice
from typing import Any

from concepts.dokument.bezuege import LISTEN
from concepts.dokument.maengel import Stelle, stelle_von, traeger
from integrationskonzept.lib.pdf_teile import Druckteil, Unsetzbar
from integrationskonzept.lib.richtext import bild_ids
from publications.broschuere import pdf
from publications.broschuere.angaben import Broschuerenstand, Gestaltung

Teil = dict[str, Any]
HOECHSTENS_GENANNTE = 5
PROBE = Broschuerenstand(entwurf=True, stand=datetime.date(2000, 1, 1))


def finde_ursachen(dokument: Teil, teil: Druckteil) -> tuple[Stelle, ...]:
    """The elements that cannot be typeset even alone; where each can, all that stand in the part that failed."""
    im_teil = [(art, element) for art, element in traeger(dokument) if _steht_in(teil, art, element)]
    allein = tuple(islice(_ursachen(dokument, im_teil), HOECHSTENS_GENANNTE))
    return allein or tuple(stelle_von(art, element) for art, element in im_teil[:HOECHSTENS_GENANNTE])


def _steht_in(teil: Druckteil, art: str, element: Teil) -> bool:
    return art in ("konzept", "leitbild") or f'id="{element["id"]}"' in teil.html


def _ursachen(dokument: Teil, elemente: list[tuple[str, Teil]]) -> Iterator[Stelle]:
    for art, element in elemente:
        if not _laesst_sich_setzen(_probe(dokument, element)):
            yield stelle_von(art, element)


def _probe(dokument: Teil, element: Teil) -> Teil:
    """A document that holds the element's own texts and nothing else."""
    texte = {name: wert for name, wert in element.items() if name not in LISTEN and isinstance(wert, str)}
    html = "".join(wert for name, wert in texte.items() if name.endswith("Html"))
    kurze = [wert for name, wert in texte.items() if not name.endswith("Html") and name != "id"]
    gezeigte = set(bild_ids(html))
    return {
        "format": dokument["format"],
        "kommune": {"name": "Probe", "art": "stadt"},
        "konzept": {"titel": "Probe"},
        "abschnitte": [
            {"id": "probe", "titel": "Probe", "inhaltHtml": html},
            *({"id": f"probe-{nummer}", "titel": text} for nummer, text in enumerate(kurze)),
        ],
        "bilder": [bild for bild in dokument.get("bilder", []) if bild["id"] in gezeigte],
    }


def _laesst_sich_setzen(dokument: Teil) -> bool:
    try:
        pdf.render_broschuere(dokument, stand=PROBE, gestaltung=Gestaltung(kommune="Probe"))
    except Unsetzbar:
        return False
    return True
