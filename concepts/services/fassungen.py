"""Withdrawing a Fassung that was frozen by mistake; it stays, marked, for those who write."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from accounts.services import ereignis
from concepts.enums import Fassungszweck
from concepts.models import Fassung, Ruecknahme

from .elemente import Unmoeglich, sperre

BESCHLOSSEN = (
    "Das Konzept steht in der Phase „{phase}“. Dann lässt sich keine Beschlussfassung mehr zurücknehmen, weil der Rat "
    "eine davon beschlossen hat. Stimmt die Phase nicht, ändern Sie sie zuerst in den Einstellungen des Konzepts."
)


def was_gegen_ruecknahme_spricht(fassung: Fassung) -> str:
    """Why this Fassung cannot be withdrawn, or nothing. What was adopted stays before all eyes."""
    if fassung.zurueckgenommen:
        return f"{fassung} ist schon zurückgenommen."
    if fassung.zweck == Fassungszweck.BESCHLUSS and fassung.konzept.ist_beschlossen:
        return BESCHLOSSEN.format(phase=fassung.konzept.get_phase_display())
    return ""


@transaction.atomic
def nimm_fassung_zurueck(*, fassung: Fassung, grund: str, person: User | None) -> Ruecknahme:
    """From now on only the people who write still see this Fassung, with the reason."""
    konzept = sperre(fassung.konzept)
    frisch = Fassung.objects.ohne_dokument().select_related("konzept", "ruecknahme").get(pk=fassung.pk)
    if einwand := was_gegen_ruecknahme_spricht(frisch):
        raise Unmoeglich(einwand)
    ruecknahme = Ruecknahme.objects.create(fassung=frisch, grund=grund, person=person)
    ereignis(
        kommune=konzept.kommune,
        person=person,
        code="fassung.zurueckgenommen",
        gegenstand=frisch,
        akte=konzept.akte,
        bezeichnung=str(frisch),
        daten={"nummer": frisch.nummer, "zweck": frisch.zweck, "grund": grund},
    )
    return ruecknahme
