from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from concepts.bilder import BildUnlesbar
from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.kommandozeile import fassung_von, konzept_unter
from concepts.models import Konzept


class Command(BaseCommand):
    """Konzeptdokument on stdout, stable byte for byte."""

    help = "Gibt ein Konzept als Konzeptdokument (JSON) aus."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("konzept", metavar="KOMMUNE/KONZEPT")
        parser.add_argument("--fassung", type=int, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        konzept = konzept_unter(options["konzept"])
        text = self.text(konzept) if options["fassung"] is None else fassung_von(konzept, options["fassung"]).text
        self.stdout.write(text, ending="")

    @staticmethod
    def text(konzept: Konzept) -> str:
        try:
            return als_text(baue_dokument(konzept))
        except BildUnlesbar as fehler:
            raise CommandError(str(fehler)) from fehler
