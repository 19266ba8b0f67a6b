"""Addresses of Kommunen: proposed from the name, and never one of the house's own."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from integrationskonzept.lib.deutsch import umschrift

HOECHSTLAENGE = 60
WOERTER_DES_HAUSES = """
abmelden admin anmelden anmeldung api barrierefreiheit beispiele beteiligung datenschutz demo download
eingaben einladung einladungen einstellungen export farbe fassungen favicon gesund hilfe import impressum kalender
karte karten kommune kommunen kontakt konto konzepte leichte-sprache massnahmen media mitglieder
monitoring neu oparl open-data opendata postausgang robots rueckmeldung sitemap sprache start static
statistik status suche teilnahme uebersicht umfrage vergleich veroeffentlichungen wappen weg well-known
zentrale
"""
RESERVIERT = frozenset(WOERTER_DES_HAUSES.split())


def adresse_vorschlagen(name: str) -> str:
    """„Mühlheim am Main“ lives at „muehlheim-am-main“."""
    return slugify(umschrift(name))[:HOECHSTLAENGE].strip("-")


def pruefe_adresse(slug: str) -> None:
    """Refuse the words under which the house keeps its own pages."""
    if slug in RESERVIERT:
        raise ValidationError(
            "Unter „%(slug)s“ liegt schon eine Seite des Hauses. Bitte wählen Sie eine andere Adresse.",
            code="reserviert",
            params={"slug": slug},
        )
