from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.kommandozeile import fassung_von, konzept_unter


class Command(BaseCommand):
    """Konzeptdokument on stdout, stable byte for byte."""

    help = "Gibt ein Konzept als Konzeptdokument (JSON) aus."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("konzept", metavar="KOMMUNE/KONZEPT")
        parser.add_argument("--fassung", type=int, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        konzept = konzept_unter(options["konzept"])
        if options["fassung"] is None:
            text = als_text(baue_dokument(konzept))
        else:
            text = fassung_von(konzept, options["fassung"]).text
        self.stdout.write(text, ending="")
