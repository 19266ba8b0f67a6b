from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Kommune
from concepts.bilder import ist_heil
from concepts.models import Bild, Fassungsbild
from integrationskonzept.lib.files import orphans, remove_if_old

ORDNER = ("bilder", "wappen")


class Command(BaseCommand):
    """Whether the files of all pictures and coats of arms are there, byte for byte; and what belongs to none."""

    help = "Prüft die Dateien aller Bilder und Wappen und nennt Dateien, die zu keinem gehören."

    def add_arguments(self, parser: CommandParser) -> None:
        hilfe = "entfernt Dateien, die seit mehr als einem Tag zu keinem Bild gehören"
        parser.add_argument("--raeume", action="store_true", help=hilfe)
        hilfe = "stellt fehlende und beschädigte Dateien aus den Fassungen wieder her, die das Bild in sich tragen"
        parser.add_argument("--heile", action="store_true", help=hilfe)

    def handle(self, *args: Any, **options: Any) -> None:
        vorhandene = [name for ordner in ORDNER for name in _dateien(ordner)]  # read before the rows
        orte = _orte()
        for name in orphans(vorhandene, orte):
            entfernt = options["raeume"] and remove_if_old(default_storage, name)
            self.stdout.write(f"{name} gehört zu keinem Bild{' und wurde entfernt' if entfernt else ''}.")
        maengel = [name for name in sorted(orte) if not ist_heil(name)]
        if options["heile"]:
            maengel = [name for name in maengel if not self.heile(name)]
        if maengel:
            raise CommandError("\n".join(_satz(name, orte[name]) for name in maengel))
        self.stdout.write(f"Bilder und Wappen: {len(orte)} Dateien, alle unverändert.")

    def heile(self, name: str) -> bool:
        """Whether a Fassung held the very bytes."""
        for bild in Fassungsbild.objects.filter(datei=name).select_related("fassung"):
            teile = [teil for teil in bild.fassung.dokument["bilder"] if teil["id"] == bild.kennung]
            default_storage.delete(name)
            default_storage.save(name, ContentFile(base64.b64decode(teile[0]["daten"])))
            if ist_heil(name):
                self.stdout.write(f"{name} kam aus {bild.fassung} zurück.")
                return True
        return False


def _dateien(ordner: str) -> Iterator[str]:
    if default_storage.exists(ordner):
        yield from (f"{ordner}/{name}" for name in default_storage.listdir(ordner)[1])


def _orte() -> dict[str, list[str]]:
    """Every file that a row names, and whose it is."""
    orte: dict[str, list[str]] = defaultdict(list)
    for bild in Bild.alle.select_related("konzept__kommune").order_by("pk").iterator():
        orte[str(bild.datei)].append(f"Bild „{bild}“ in {_adresse(bild.konzept)}")
    fassungsbilder = Fassungsbild.objects.select_related("fassung__konzept__kommune").defer("fassung__text")
    for bild in fassungsbilder.order_by("pk").iterator():
        orte[bild.datei].append(f"{bild.fassung} von {_adresse(bild.fassung.konzept)}")
    for kommune in Kommune.objects.exclude(wappen="").iterator():
        orte[kommune.wappen.name].append(f"Wappen von {kommune}")
    return orte


def _adresse(konzept: Any) -> str:
    return f"{konzept.kommune.slug}/{konzept.slug}"


def _satz(name: str, orte: list[str]) -> str:
    zustand = "ist beschädigt" if default_storage.exists(name) else "fehlt"
    return f"{name} {zustand}: {'; '.join(orte)}. Bitte aus der Sicherung zurückspielen."
