from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Kommune
from concepts.dokument.fehler import DokumentFehler
from concepts.services.elemente import Unmoeglich
from concepts.services.konzepte import importiere


class Command(BaseCommand):
    """Konzeptdokument → a new Konzept, or every fault with its JSON path and nothing changed."""

    help = "Liest ein Konzeptdokument als neues Konzept ein."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("datei", metavar="DATEI", type=Path)
        parser.add_argument("--kommune", required=True, metavar="SLUG")
        parser.add_argument("--als", default="", metavar="SLUG", help="Adresse des neuen Konzepts")

    def handle(self, *args: Any, **options: Any) -> None:
        kommune = Kommune.objects.filter(slug=options["kommune"]).first()
        if kommune is None:
            raise CommandError(f"Eine Kommune „{options['kommune']}“ gibt es nicht.")
        try:
            rohdaten = options["datei"].read_bytes()
            konzept, entferntes = importiere(rohdaten=rohdaten, kommune=kommune, person=None, slug=options["als"])
        except OSError as fehler:
            raise CommandError(f"Die Datei „{options['datei']}“ lässt sich nicht lesen: {fehler.strerror}.") from fehler
        except (DokumentFehler, Unmoeglich) as fehler:
            raise CommandError(f"{fehler}\nNichts wurde geändert.") from fehler
        for eintrag in entferntes:
            self.stderr.write(str(eintrag))
        self.stdout.write(f"{kommune.slug}/{konzept.slug}")
