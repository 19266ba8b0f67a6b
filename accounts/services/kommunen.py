"""Kommunen: set up by the operator, kept by their Leitung."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from accounts.enums import KommuneArt, Rolle
from accounts.models import Kommune, User
from accounts.services.einladungen import Absolut, einladen
from accounts.services.ereignisse import ereignis

UEBER_DEN_GEMEINDEN = (KommuneArt.LANDKREIS, KommuneArt.REGION)
KREISSTELLEN = 5


@transaction.atomic
def kommune_anlegen(*, kommune: Kommune, leitung_email: str, person: User, absolut: Absolut) -> Kommune:
    """Save a new Kommune, tie it to its Landkreis or to its Gemeinden, and invite whoever will lead it."""
    kommune.uebergeordnet = _landkreis_von(kommune)
    kommune.save()
    if kommune.art in UEBER_DEN_GEMEINDEN and kommune.ags:
        _gemeinden_von(kommune).update(uebergeordnet=kommune)
    ereignis(kommune=kommune, person=person, code="kommune.angelegt", gegenstand=kommune, bezeichnung=kommune.name)
    einladen(kommune=kommune, email=leitung_email, rolle=Rolle.LEITUNG, von=person, absolut=absolut)
    return kommune


def _landkreis_von(kommune: Kommune) -> Kommune | None:
    if len(kommune.ags) <= KREISSTELLEN:
        return None
    return Kommune.objects.filter(ags=kommune.ags[:KREISSTELLEN], art__in=UEBER_DEN_GEMEINDEN).first()


def _gemeinden_von(kreis: Kommune) -> Any:
    gemeinden = Kommune.objects.filter(uebergeordnet=None, ags__startswith=kreis.ags)
    return gemeinden.exclude(pk=kreis.pk).exclude(art__in=UEBER_DEN_GEMEINDEN)


@transaction.atomic
def kommune_aendern(*, kommune: Kommune, felder: list[str], altes_wappen: str, person: User) -> Kommune:
    """Save the changed `felder` of a Kommune; a replaced coat of arms is removed once that holds."""
    if not felder:
        return kommune
    kommune.save(update_fields=felder)
    ereignis(
        kommune=kommune,
        person=person,
        code="kommune.geaendert",
        gegenstand=kommune,
        bezeichnung=kommune.name,
        daten={"felder": felder},
    )
    if altes_wappen and altes_wappen != kommune.wappen.name:
        speicher = kommune.wappen.storage
        transaction.on_commit(lambda: speicher.delete(altes_wappen))
    return kommune
