from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.kommandozeile import fassung_von, konzept_unter
from concepts.models import Fassung, Konzept
from publications.broschuere import pdf
from publications.broschuere.angaben import Ausgabe
from publications.broschuere.html import broschuere_html
from publications.models import Broschuere, Zustand
from publications.services import gestaltung_von, stand_von


class Command(BaseCommand):
    """The brochure, or the self-contained HTML that it is rendered from."""

    help = "Setzt die Broschüre eines Konzepts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("konzept", metavar="KOMMUNE/KONZEPT")
        parser.add_argument("--ausgabe", required=True, metavar="DATEI", type=Path)
        parser.add_argument("--fassung", type=int, metavar="N")
        parser.add_argument("--format", choices=["pdf", "html"], default="pdf")
        parser.add_argument("--variante", choices=Ausgabe.values, default=Ausgabe.BILDSCHIRM.value)

    def handle(self, *args: Any, **options: Any) -> None:
        konzept = konzept_unter(options["konzept"])
        fassung = fassung_von(konzept, options["fassung"]) if options["fassung"] is not None else None
        variante = Ausgabe(options["variante"])
        daten = aufbewahrtes_pdf(fassung, variante) if fassung and options["format"] == "pdf" else None
        if daten is None:
            daten = setze_jetzt(konzept, fassung, variante, options["format"])
        try:
            schreibe(options["ausgabe"], daten)
        except OSError as fehler:
            raise CommandError(f"„{options['ausgabe']}“ lässt sich nicht schreiben: {fehler.strerror}.") from fehler


def aufbewahrtes_pdf(fassung: Fassung, variante: Ausgabe) -> bytes | None:
    """The adopted brochure is always the same file."""
    aufbewahrt = Broschuere.objects.filter(
        fassung=fassung, ausgabe=variante, dauerhaft=True, zustand=Zustand.FERTIG
    ).first()
    if aufbewahrt is None:
        return None
    try:
        with aufbewahrt.datei.open("rb") as datei:
            return datei.read()
    except OSError as fehler:
        raise CommandError(f"Die aufbewahrte Datei {aufbewahrt.datei.name} lässt sich nicht lesen.") from fehler


def setze_jetzt(konzept: Konzept, fassung: Fassung | None, variante: Ausgabe, art: str) -> bytes:
    """The brochure, made here and now."""
    dokument = fassung.dokument if fassung else baue_dokument(konzept)
    text = fassung.text if fassung else als_text(dokument)
    angaben: dict[str, Any] = {
        "stand": stand_von(fassung, text, timezone.now()),
        "gestaltung": gestaltung_von(konzept.kommune),
        "ausgabe": variante,
    }
    try:
        if art == "html":
            return broschuere_html(dokument, **angaben).encode()
        return pdf.render_broschuere(dokument, **angaben).pdf
    except pdf.SatzFehler as fehler:
        raise CommandError(str(fehler)) from fehler


def schreibe(ziel: Path, daten: bytes) -> None:
    """Write beside and put in place when all of it is there: a full disk costs nobody the file from before."""
    if ziel.exists() and not ziel.is_file():  # /dev/stdout
        ziel.write_bytes(daten)
        return
    daneben = ziel.with_name(f".{ziel.name}.{uuid.uuid4().hex[:8]}")
    try:
        daneben.write_bytes(daten)
        daneben.replace(ziel)
    finally:
        daneben.unlink(missing_ok=True)
