"""A Konzeptdokument as the brochure in PDF/UA-1, with the document itself attached."""

from typing import Any

from concepts.dokument.aufbau import als_text
from integrationskonzept.lib.pdf import Anlage, render_pdf
from publications.broschuere.angaben import Broschuerenstand, Gestaltung
from publications.broschuere.bilder import bilddateien
from publications.broschuere.html import broschuere_html
from publications.broschuere.schriften import VERZEICHNIS

ANLAGE = "konzeptdokument.json"


def render_broschuere(dokument: dict[str, Any], *, stand: Broschuerenstand, gestaltung: Gestaltung) -> bytes:
    """The brochure as PDF."""
    html = broschuere_html(dokument, stand=stand, gestaltung=gestaltung, eigenstaendig=False)
    anlage = Anlage(
        ANLAGE,
        als_text(dokument).encode(),
        "Das Konzept als Konzeptdokument (JSON, Format integrationskonzept/1)",
    )
    return render_pdf(html, erlaubt=[VERZEICHNIS], bilder=bilddateien(dokument, gestaltung), anlagen=[anlage])
