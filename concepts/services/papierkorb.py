"""A whole concept in the Papierkorb: nothing of it is lost, and its address is free for another."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.models import Kommune, User
from accounts.services import ereignis
from concepts.enums import Fassungszweck
from concepts.models import Konzept

from .elemente import Unmoeglich, sperre
from .konzepte import freier_slug

MIT_BESCHLUSSFASSUNG = (
    "Aus diesem Konzept ist eine Beschlussfassung eingefroren: Der Rat liest sie und beschließt darüber. Sie muss "
    "auffindbar bleiben. Ist das Konzept überholt, setzen Sie seine Phase in den Einstellungen auf „Abgelöst“. War die "
    "Fassung ein Versehen, nehmen Sie sie zuerst zurück."
)


def was_gegen_loeschen_spricht(konzept: Konzept) -> str:
    """Why this concept stays where it is, or nothing."""
    beschluesse = konzept.fassungen.geltend().filter(zweck=Fassungszweck.BESCHLUSS)
    return MIT_BESCHLUSSFASSUNG if beschluesse.exists() else ""


@transaction.atomic
def loesche_konzept(*, konzept: Konzept, person: User | None) -> Konzept:
    """From now on the concept's addresses lead nowhere, until it is fetched back."""
    zeile = sperre(konzept)
    if zeile.geloescht_am is not None:
        return zeile
    if einwand := was_gegen_loeschen_spricht(zeile):
        raise Unmoeglich(einwand)
    zeile.geloescht_am = timezone.now()
    zeile.save(update_fields=["geloescht_am"])
    _vermerke(zeile, "geloescht", person)
    return zeile


@transaction.atomic
def hole_konzept_zurueck(*, konzept: Konzept, person: User | None) -> Konzept:
    """The concept as it was; another address where a new concept has taken its old one meanwhile."""
    Kommune.objects.select_for_update().get(pk=konzept.kommune_id)
    zeile = sperre(konzept)
    if zeile.geloescht_am is None:
        return zeile
    if Konzept.objects.filter(kommune=zeile.kommune, slug=zeile.slug).exists():
        zeile.slug = freier_slug(zeile.kommune, zeile.slug)
    zeile.geloescht_am = None
    zeile.save(update_fields=["geloescht_am", "slug"])
    _vermerke(zeile, "zurueckgeholt", person)
    return zeile


def _vermerke(konzept: Konzept, tat: str, person: User | None) -> None:
    ereignis(
        kommune=konzept.kommune,
        person=person,
        code=f"konzept.{tat}",
        gegenstand=konzept,
        akte=konzept.akte,
        bezeichnung=konzept.titel,
    )
