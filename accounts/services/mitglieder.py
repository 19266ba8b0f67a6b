"""Roles of members: given, changed, taken and given back; one Leitung always stays."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.enums import Rolle
from accounts.models import Kommune, Mitgliedschaft, User
from accounts.selectors import zuletzt_entfernte_rolle
from accounts.services.ereignisse import ereignis

LETZTE_LEITUNG = (
    "%(name)s ist die einzige Leitung von %(kommune)s. Bitte geben Sie zuerst einer anderen Person die Rolle Leitung."
)


def _pruefe_leitung_bleibt(mitgliedschaft: Mitgliedschaft) -> None:
    """Two people may leave at the same moment, so the Kommune is locked before counting."""
    kommune = Kommune.objects.select_for_update().get(pk=mitgliedschaft.kommune_id)
    andere = kommune.mitgliedschaft_set.filter(rolle=Rolle.LEITUNG).exclude(pk=mitgliedschaft.pk)
    if mitgliedschaft.rolle == Rolle.LEITUNG and not andere.exists():
        raise ValidationError(
            LETZTE_LEITUNG,
            code="letzte_leitung",
            params={"name": str(mitgliedschaft.user), "kommune": kommune},
        )


@transaction.atomic
def rolle_aendern(*, mitgliedschaft: Mitgliedschaft, rolle: str, person: User) -> Mitgliedschaft:
    """Give a member another role."""
    vorher = mitgliedschaft.rolle
    if rolle == vorher:
        return mitgliedschaft
    if rolle != Rolle.LEITUNG:
        _pruefe_leitung_bleibt(mitgliedschaft)
    mitgliedschaft.rolle = rolle
    mitgliedschaft.save(update_fields=["rolle"])
    ereignis(
        kommune=mitgliedschaft.kommune,
        person=person,
        code="mitglied.rolle",
        gegenstand=mitgliedschaft.user,
        bezeichnung=str(mitgliedschaft.user),
        daten={"vorher": vorher, "nachher": rolle},
    )
    return mitgliedschaft


@transaction.atomic
def entfernen(*, mitgliedschaft: Mitgliedschaft, person: User) -> None:
    """End a membership; the account and everything that the person wrote stay."""
    _pruefe_leitung_bleibt(mitgliedschaft)
    ereignis(
        kommune=mitgliedschaft.kommune,
        person=person,
        code="mitglied.entfernt",
        gegenstand=mitgliedschaft.user,
        bezeichnung=str(mitgliedschaft.user),
        daten={"rolle": mitgliedschaft.rolle},
    )
    mitgliedschaft.delete()


@transaction.atomic
def wieder_aufnehmen(*, kommune: Kommune, user: User, person: User) -> Mitgliedschaft:
    """Undo the removal of a member: the trail knows the role."""
    rolle = zuletzt_entfernte_rolle(kommune, user)
    if rolle is None:
        raise ValidationError("Diese Person war hier in letzter Zeit nicht Mitglied.", code="war_nie_mitglied")
    mitgliedschaft, neu = Mitgliedschaft.objects.get_or_create(user=user, kommune=kommune, defaults={"rolle": rolle})
    if neu:
        ereignis(
            kommune=kommune,
            person=person,
            code="mitglied.wieder_aufgenommen",
            gegenstand=user,
            bezeichnung=str(user),
            daten={"rolle": rolle},
        )
    return mitgliedschaft
