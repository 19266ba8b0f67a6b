from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.kommandozeile import fassung_von, konzept_unter
from publications.broschuere.html import broschuere_html
from publications.broschuere.pdf import render_broschuere
from publications.services import gestaltung_von, stand_von


class Command(BaseCommand):
    """The brochure, or the self-contained HTML that it is rendered from."""

    help = "Setzt die Broschüre eines Konzepts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("konzept", metavar="KOMMUNE/KONZEPT")
        parser.add_argument("--ausgabe", required=True, metavar="DATEI", type=Path)
        parser.add_argument("--fassung", type=int, metavar="N")
        parser.add_argument("--format", choices=["pdf", "html"], default="pdf")

    def handle(self, *args: Any, **options: Any) -> None:
        konzept = konzept_unter(options["konzept"])
        fassung = fassung_von(konzept, options["fassung"]) if options["fassung"] is not None else None
        dokument = fassung.dokument if fassung else baue_dokument(konzept)
        text = fassung.text if fassung else als_text(dokument)
        angaben: dict[str, Any] = {
            "stand": stand_von(fassung, text, timezone.now()),
            "gestaltung": gestaltung_von(konzept.kommune),
        }
        if options["format"] == "html":
            daten = broschuere_html(dokument, **angaben).encode()
        else:
            daten = render_broschuere(dokument, **angaben).pdf
        try:
            options["ausgabe"].write_bytes(daten)
        except OSError as fehler:
            raise CommandError(f"„{options['ausgabe']}“ lässt sich nicht schreiben: {fehler.strerror}.") from fehler
