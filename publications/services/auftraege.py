"""Asking for brochures."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services import ereignis
from concepts.dokument.aufbau import als_text
from concepts.enums import Fassungszweck
from concepts.models import Fassung, Konzept
from integrationskonzept.lib.jobs.models import Priority, Zustand
from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere

from .entwurf import Entwurf, broschuere_des_entwurfs, lies_ruhigen_entwurf
from .gestaltung import angaben_zur_gestaltung
from .schluessel import schluessel_der_fassung

MIT_JEDER_FASSUNG = (Ausgabe.BILDSCHIRM, Ausgabe.KURZFASSUNG)


def fordere_broschuere_an(
    *,
    konzept: Konzept,
    fassung: Fassung | None,
    person: User | None,
    ausgabe: Ausgabe = Ausgabe.BILDSCHIRM,
    still: bool = False,
) -> Broschuere:
    """The brochure of a Fassung or of the concept as it stands now: the one that exists, or one in the making.

    `still` is a look at a page while writing: it leaves no Ereignis, being no part of the concept's story, and whoever
    writes waits for it.
    """
    priority = Priority.FAST if still else Priority.NORMAL
    vorhanden = _vorhandene(konzept, fassung, ausgabe)
    if vorhanden and not _ist_zu_tun(vorhanden, priority):
        return vorhanden
    schluessel, neue = _angaben(konzept, fassung, ausgabe, person, priority)
    with transaction.atomic():
        broschuere, eingereiht = _reihe_ein(konzept, schluessel, neue)
        if eingereiht and not still:
            _vermerke(broschuere, person)
    return broschuere


@transaction.atomic
def fordere_nach_dem_einfrieren_an(fassung: Fassung, person: User | None) -> None:
    """Every Fassung has its brochure, without anybody asking; who looks at a page while writing comes first."""
    for ausgabe in MIT_JEDER_FASSUNG:
        _reihe_ein(fassung.konzept, *_angaben(fassung.konzept, fassung, ausgabe, person, Priority.LATER))


def _vorhandene(konzept: Konzept, fassung: Fassung | None, ausgabe: Ausgabe) -> Broschuere | None:
    """The one that was asked for before."""
    if fassung is None:
        return broschuere_des_entwurfs(konzept, ausgabe, merke=True)
    schluessel = schluessel_der_fassung(fassung, konzept, ausgabe)
    return Broschuere.objects.fuer_listen().filter(konzept=konzept, schluessel=schluessel).first()


def _angaben(
    konzept: Konzept, fassung: Fassung | None, ausgabe: Ausgabe, person: User | None, priority: Priority
) -> tuple[str, dict[str, Any]]:
    """The key of what is asked for and the fields of a new job; a draft is built here, before anybody waits."""
    jetzt = timezone.now()
    neue: dict[str, Any] = {"fassung": fassung, "ausgabe": ausgabe, "angefordert_von": person, "angefordert_am": jetzt}
    neue |= {"tenant": konzept.kommune_id, "priority": priority}
    if fassung:
        neue["auftrag"] = {"gestaltung": angaben_zur_gestaltung(konzept.kommune)}
        neue["dauerhaft"] = fassung.zweck == Fassungszweck.BESCHLUSS
        return schluessel_der_fassung(fassung, konzept, ausgabe), neue
    entwurf = lies_ruhigen_entwurf(konzept, ausgabe)
    return entwurf.schluessel, neue | {"auftrag": _auftrag(entwurf, jetzt), "merkmal": entwurf.merkmal}


def _reihe_ein(konzept: Konzept, schluessel: str, neue: dict[str, Any]) -> tuple[Broschuere, bool]:
    """The job, made or found, and whether it waits only since now, in the caller's transaction."""
    broschuere, neu = Broschuere.objects.select_for_update().get_or_create(
        konzept=konzept, schluessel=schluessel, defaults=neue
    )
    if neu:
        return broschuere, True
    priority = neue["priority"]
    return broschuere, _ist_zu_tun(broschuere, priority) and _reihe_nochmals_ein(broschuere, neue["auftrag"], priority)


def _reihe_nochmals_ein(broschuere: Broschuere, auftrag: dict[str, Any], priority: Priority) -> bool:
    """Whether it is to be made anew; one that waits already only comes earlier."""
    wartet = broschuere.in_arbeit
    if not wartet:
        broschuere.ask_again(auftrag)
    Broschuere.objects.open().filter(pk=broschuere.pk).update(priority=priority)
    return not wartet


def _auftrag(entwurf: Entwurf, jetzt: datetime.datetime) -> dict[str, Any]:
    """What the worker needs: the concept goes on changing meanwhile. Files never change, so their names are enough."""
    return {
        "gestaltung": angaben_zur_gestaltung(entwurf.konzept.kommune),
        "dokument": als_text(entwurf.dokument),
        "bilder": entwurf.bilder,
        "moment": jetzt.isoformat(),
    }


def _ist_zu_tun(broschuere: Broschuere, priority: Priority) -> bool:
    """Whether waiting would be in vain, or too long; what was adopted is never made a second time."""
    if broschuere.fertig:
        return not broschuere.dauerhaft and not broschuere.datei.storage.exists(str(broschuere.datei))
    return broschuere.zustand == Zustand.GESCHEITERT or broschuere.priority < priority


def _vermerke(broschuere: Broschuere, person: User | None) -> None:
    nummer = broschuere.fassung.nummer if broschuere.fassung else None
    ereignis(
        kommune=broschuere.konzept.kommune,
        person=person,
        code="broschuere.angefordert",
        gegenstand=broschuere,
        akte=broschuere.konzept.akte,
        bezeichnung=str(broschuere),
        daten={"fassung": nummer, "ausgabe": broschuere.ausgabe},
    )
