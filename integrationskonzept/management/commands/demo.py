from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from integrationskonzept.demo.kommunen import BETRIEB, KOMMUNEN, PASSWORT, PERSONEN, lege_kommunen_an
from integrationskonzept.demo.konzepte import lege_konzepte_an


class Command(BaseCommand):
    """Demo data, idempotent: what is there already stays as it is."""

    help = "Legt die Vorführdaten an: vier erfundene Kommunen mit Personen und Konzepten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--trotzdem", action="store_true", help="auch ohne DEBUG: mit Passwörtern, die jeder kennt")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["trotzdem"]:
            raise CommandError(
                "Die Vorführdaten haben ein Passwort, das jeder kennt. Auf einer Installation im Betrieb werden sie "
                "nicht angelegt; mit --trotzdem geschieht es doch."
            )
        with transaction.atomic():
            lege_konzepte_an(lege_kommunen_an())
        self.stdout.write(f"Vorführdaten sind da. Anmelden mit Passwort „{PASSWORT}“:")
        for slug in KOMMUNEN:
            self.stdout.write("  " + "  ".join(f"{rolle}@{slug}.example" for rolle in PERSONEN))
        self.stdout.write(f"  {BETRIEB} (Betrieb der Installation)")
