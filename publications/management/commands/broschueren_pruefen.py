from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.storage import Storage
from django.core.management.base import BaseCommand, CommandError, CommandParser

from integrationskonzept.lib.files import orphans, remove_if_old
from publications.models import Broschuere, Zustand

ORDNER = "broschueren"


class Command(BaseCommand):
    """Whether the brochures that belong to decisions are still there, byte for byte; and what belongs to none."""

    help = "Prüft die Broschüren der Beschlüsse gegen ihre Prüfsummen und nennt Dateien, die zu keiner gehören."

    def add_arguments(self, parser: CommandParser) -> None:
        hilfe = "entfernt Dateien, die seit mehr als einem Tag zu keiner Broschüre gehören"
        parser.add_argument("--raeume", action="store_true", help=hilfe)

    def handle(self, *args: Any, **options: Any) -> None:
        ablage = Broschuere._meta.get_field("datei").storage
        for name in herrenlose(ablage):
            self.melde(ablage, name, options["raeume"])
        aufbewahrte = Broschuere.objects.fuer_listen().filter(dauerhaft=True, zustand=Zustand.FERTIG)
        maengel = [mangel for broschuere in aufbewahrte if (mangel := self.mangel(broschuere))]
        if maengel:
            raise CommandError("\n".join(maengel))
        self.stdout.write(f"Aufbewahrte Broschüren: {len(aufbewahrte)}, alle unverändert.")

    def melde(self, ablage: Storage, name: str, raeume: bool) -> None:
        entfernt = raeume and remove_if_old(ablage, name)
        self.stdout.write(f"{name} gehört zu keiner Broschüre{' und wurde entfernt' if entfernt else ''}.")

    @staticmethod
    def mangel(broschuere: Broschuere) -> str:
        try:
            with broschuere.datei.open("rb") as datei:
                summe = hashlib.file_digest(datei, "sha256").hexdigest()
        except OSError:
            return f"{broschuere.datei.name} fehlt. Bitte aus der Sicherung zurückspielen."
        if summe != broschuere.pruefsumme:
            return f"{broschuere.datei.name} ist verändert. Bitte aus der Sicherung zurückspielen."
        return ""


def herrenlose(ablage: Storage) -> list[str]:
    """The files that no row names."""
    dateien = [f"{ORDNER}/{name}" for name in ablage.listdir(ORDNER)[1]] if ablage.exists(ORDNER) else []
    return orphans(dateien, set(Broschuere.objects.values_list("datei", flat=True)))
