"""What a new Kommune does in its first week; each step is done when what it is about is there."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Einladung, Kommune


@dataclass(frozen=True)
class Schritt:
    """One step: what to do, why, where, and whether it is done."""

    titel: str
    wozu: str
    adresse: str
    erledigt: bool


def erste_schritte(kommune: Kommune, *weitere: Schritt) -> list[Schritt]:
    """The Kommune's own steps and those of upper rooms; none once all are done or the list was put away."""
    if kommune.erste_schritte_weg:
        return []
    schritte = [*_einstellungen(kommune), _team(kommune), *weitere]
    return [] if all(schritt.erledigt for schritt in schritte) else schritte


def _einstellungen(kommune: Kommune) -> list[Schritt]:
    ort = reverse("kommune_einstellungen", args=[kommune.slug])
    wozu_wappen, wozu_impressum = (
        "Es steht auf jeder Seite und auf der Broschüre.",
        "Jede öffentliche Seite braucht es.",
    )
    return [
        Schritt("Wappen auswählen", wozu_wappen, f"{ort}#id_wappen", bool(kommune.wappen)),
        Schritt("Impressum eintragen", wozu_impressum, f"{ort}#id_impressum", bool(kommune.impressum.strip())),
        Schritt(
            "Datenschutz eintragen",
            "Wer mitarbeitet, erfährt hier, was mit seinen Angaben geschieht.",
            f"{ort}#id_datenschutz",
            bool(kommune.datenschutz.strip()),
        ),
    ]


def _team(kommune: Kommune) -> Schritt:
    mehrere = kommune.mitgliedschaft_set.count() > 1
    erledigt = mehrere or Einladung.objects.filter(kommune=kommune, angenommen_am=None).exists()
    ort = reverse("mitglied_einladen", args=[kommune.slug])
    return Schritt("Team einladen", "Kernteam, Fachleitungen und Beirat, auch mehrere auf einmal.", ort, erledigt)
