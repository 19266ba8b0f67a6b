from __future__ import annotations

import hashlib
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from publications.models import Broschuere, Zustand


class Command(BaseCommand):
    """Whether the brochures that belong to decisions are still there, byte for byte."""

    help = "Prüft die aufbewahrten Broschüren der Beschlüsse gegen ihre Prüfsummen."

    def handle(self, *args: Any, **options: Any) -> None:
        aufbewahrte = Broschuere.objects.fuer_listen().filter(dauerhaft=True, zustand=Zustand.FERTIG)
        maengel = [mangel for broschuere in aufbewahrte if (mangel := self.mangel(broschuere))]
        if maengel:
            raise CommandError("\n".join(maengel))
        self.stdout.write(f"Aufbewahrte Broschüren: {len(aufbewahrte)}, alle unverändert.")

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
