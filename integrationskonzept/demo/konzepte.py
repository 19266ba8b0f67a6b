"""The demonstration's concepts: one fully written with two Fassungen, one in an early phase."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from accounts.models import Kommune, User
from concepts.dokument.abbildung import ELEMENTARTEN
from concepts.enums import Fassungszweck, Konzeptphase
from concepts.models import Element, Konzept
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element
from concepts.services.konzepte import aendere_konzept, importiere

DATEN = Path(__file__).parent


def lege_konzepte_an(kommunen: dict[str, Kommune]) -> None:
    """Both concepts, unless they are there."""
    if not Konzept.objects.filter(kommune=kommunen["musterstadt"], slug="integrationskonzept").exists():
        _lege_musterstadt_an(kommunen["musterstadt"])
    if not Konzept.objects.filter(kommune=kommunen["beispielkreis"], slug="ankommen-und-bleiben").exists():
        konzept = _lies_ein("beispielkreis.json", kommunen["beispielkreis"], "ankommen-und-bleiben")
        _setze_phase(konzept, Konzeptphase.VORBEREITUNG)


def _lege_musterstadt_an(kommune: Kommune) -> None:
    leitung = User.objects.get(email=f"leitung@{kommune.slug}.example")
    redaktion = User.objects.get(email=f"redaktion@{kommune.slug}.example")
    konzept = _lies_ein("musterstadt.json", kommune, "integrationskonzept")
    friere_fassung_ein(
        konzept=konzept,
        zweck=Fassungszweck.ENTWURF,
        person=leitung,
        notiz="Entwurf nach dem Workshop, für Beirat und Träger zur Stellungnahme.",
    )
    for aenderung in json.loads((DATEN / "musterstadt-aenderungen.json").read_text()):
        element = _element(konzept, aenderung["kennung"])
        aendere_element(element=element, inhalt=aenderung["felder"], person=redaktion)
    konzept.refresh_from_db()
    aendere_konzept(
        konzept=konzept,
        werte={"phase": Konzeptphase.ABSTIMMUNG, "untertitel": "Gemeinsam geplant, gemeinsam getragen"},
        person=redaktion,
        version=konzept.version,
    )
    konzept.refresh_from_db()
    friere_fassung_ein(
        konzept=konzept,
        zweck=Fassungszweck.BESCHLUSS,
        person=leitung,
        notiz="Nach Abwägung der Stellungnahmen, zur Beschlussfassung im Rat.",
    )


def _lies_ein(datei: str, kommune: Kommune, slug: str) -> Konzept:
    leitung = User.objects.get(email=f"leitung@{kommune.slug}.example")
    rohdaten = (DATEN / datei).read_bytes()
    return importiere(rohdaten=rohdaten, kommune=kommune, person=leitung, slug=slug, mit_eigener_kommune=True)[0]


def _setze_phase(konzept: Konzept, phase: Konzeptphase) -> None:
    konzept.phase = phase
    konzept.save(update_fields=["phase"])


def _element(konzept: Konzept, kennung: str) -> Element:
    gefunden: list[Any] = []
    for art in ELEMENTARTEN.values():
        gefunden += art.modell.objects.filter(konzept=konzept, kennung=kennung).select_related("konzept")
    return gefunden[0]
