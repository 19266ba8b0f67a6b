"""A Konzeptdokument as the brochure in PDF/UA-1, with the document itself attached."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from concepts.dokument.aufbau import als_text
from integrationskonzept.lib.pdf import Anlage, render_pdf
from publications.broschuere.angaben import Ausgabe, Broschuerenstand, Gestaltung
from publications.broschuere.bilder import bilddateien
from publications.broschuere.html import broschuere_html
from publications.broschuere.schriften import VERZEICHNIS

ANLAGE = "konzeptdokument.json"


Fortschritt = Callable[[int, int], None]
"""Is told how many steps of how many are done."""


@dataclass(frozen=True)
class Gesetzt:
    """A finished brochure; `seiten` says on which page, from 1, each element of the document begins."""

    pdf: bytes
    seiten: dict[str, int]


def render_broschuere(
    dokument: dict[str, Any],
    *,
    stand: Broschuerenstand,
    gestaltung: Gestaltung,
    ausgabe: Ausgabe = Ausgabe.BILDSCHIRM,
    fortschritt: Fortschritt | None = None,
) -> Gesetzt:
    """The brochure as PDF."""
    html = broschuere_html(dokument, stand=stand, gestaltung=gestaltung, eigenstaendig=False)
    anlage = Anlage(
        ANLAGE,
        als_text(dokument).encode(),
        "Das Konzept als Konzeptdokument (JSON, Format integrationskonzept/1)",
    )
    daten = render_pdf(html, erlaubt=[VERZEICHNIS], bilder=bilddateien(dokument, gestaltung), anlagen=[anlage])
    return Gesetzt(daten, {})
