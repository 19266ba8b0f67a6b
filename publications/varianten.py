"""What a brochure is made for, in the words of those who order it."""

from __future__ import annotations

from dataclasses import dataclass

from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere


@dataclass(frozen=True)
class Variante:
    """One way to have the brochure; `datei` is what its file's name says of it."""

    ausgabe: Ausgabe
    wort: str
    datei: str = ""


VARIANTEN = {
    variante.ausgabe: variante
    for variante in (
        Variante(Ausgabe.BILDSCHIRM, "Für den Bildschirm und zum Verschicken"),
        Variante(Ausgabe.DRUCK, "Für die Druckerei, mit Beschnitt und Schnittmarken", "-druckerei"),
        Variante(Ausgabe.GROSSDRUCK, "Großdruck, 18 Punkt", "-grossdruck"),
        Variante(Ausgabe.KURZFASSUNG, "Auf einen Blick, zwei Seiten", "-auf-einen-blick"),
    )
}


def dateiname(broschuere: Broschuere, stamm: str) -> str:
    """`musterstadt-integrationskonzept-fassung-2-druckerei.pdf`."""
    stand = f"fassung-{broschuere.fassung.nummer}" if broschuere.fassung else "entwurf"
    return f"{stamm}-{stand}{VARIANTEN[Ausgabe(broschuere.ausgabe)].datei}.pdf"
