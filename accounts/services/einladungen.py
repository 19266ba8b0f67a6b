"""Invitations: the only way into a Kommune, and the only way to an account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.enums import Rolle
from accounts.models import Einladung, Kommune, Mitgliedschaft, User
from accounts.services.ereignisse import ereignis
from accounts.services.post import mail_senden
from integrationskonzept.lib.mailadresse import einheitlich

Absolut = Callable[[str], str]

SCHON_MITGLIED = "Diese Person ist schon Mitglied. Ihre Rolle ändern Sie in der Liste der Mitglieder."
ALLE_SCHON_MITGLIED = "Alle diese Personen sind schon Mitglied. Rollen ändern Sie in der Liste der Mitglieder."
SCHON_ANGENOMMEN = "Diese Einladung wurde schon angenommen."
ABGELAUFEN = "Diese Einladung ist älter als 30 Tage und gilt nicht mehr."
FALSCHE_PERSON = "Diese Einladung gilt für eine andere E-Mail-Adresse."


@transaction.atomic
def einladen(
    *, kommune: Kommune, email: str, rolle: str, von: User, absolut: Absolut, nachricht: str = ""
) -> Einladung:
    """Invite somebody by mail; an older open invitation to the same address stops working.

    `absolut` makes a full address of a path (`request.build_absolute_uri`).
    """
    email = einheitlich(email)
    if Mitgliedschaft.objects.filter(kommune=kommune, user__email__iexact=email).exists():
        raise ValidationError(SCHON_MITGLIED, code="schon_mitglied")
    Einladung.objects.filter(kommune=kommune, email__iexact=email, angenommen_am=None).delete()
    einladung = Einladung.objects.create(
        kommune=kommune, email=email, rolle=rolle, nachricht=nachricht, eingeladen_von=von
    )
    ereignis(
        kommune=kommune,
        person=von,
        code="einladung.verschickt",
        gegenstand=einladung,
        bezeichnung=einladung.get_rolle_display(),
        daten={"rolle": rolle},
    )
    _schicke(einladung, absolut(einladung.get_absolute_url()))
    return einladung


def _schicke(einladung: Einladung, adresse: str) -> None:
    def gescheitert() -> None:
        Einladung.objects.filter(pk=einladung.pk).update(mail_gescheitert=True)

    daten = {"einladung": einladung, "adresse": adresse, "erklaerung": Rolle(einladung.rolle).erklaerung}
    mail_senden(vorlage="accounts/email/einladung", an=einladung.email, daten=daten, gescheitert=gescheitert)


@transaction.atomic
def einladen_alle(*, kommune: Kommune, adressen: Iterable[str], **angaben: Any) -> tuple[list[Einladung], list[str]]:
    """Invite everybody who is not in yet; says who was invited, and which addresses belong to members."""
    eingeladen, schon_da = [], []
    for email in adressen:
        try:
            eingeladen.append(einladen(kommune=kommune, email=email, **angaben))
        except ValidationError:
            schon_da.append(email)
    return eingeladen, schon_da


@transaction.atomic
def zurueckziehen(*, einladung: Einladung, person: User) -> None:
    """Take an open invitation back: its address opens nothing any more."""
    ereignis(
        kommune=einladung.kommune,
        person=person,
        code="einladung.zurueckgezogen",
        bezeichnung=einladung.get_rolle_display(),
        daten={"rolle": einladung.rolle},
    )
    einladung.delete()


def _noch_offen(token: str) -> Einladung:
    einladung = Einladung.objects.select_for_update(of=("self",)).select_related("kommune").get(token=token)
    if einladung.angenommen_am:
        raise ValidationError(SCHON_ANGENOMMEN, code="angenommen")
    if einladung.ist_abgelaufen:
        raise ValidationError(ABGELAUFEN, code="abgelaufen")
    return einladung


def gilt_fuer(*, einladung: Einladung, person: User) -> bool:
    """Whether the invitation went to a confirmed address of this person."""
    from allauth.account.models import EmailAddress

    if person.email == einladung.email:
        return True
    adressen = EmailAddress.objects.filter(user=person, email=einladung.email, verified=True)
    return bool(adressen.exists())


@transaction.atomic
def annehmen(*, token: str, person: User) -> Mitgliedschaft:
    """Become a member; somebody who already is one keeps the role."""
    einladung = _noch_offen(token)
    if not gilt_fuer(einladung=einladung, person=person):
        raise ValidationError(FALSCHE_PERSON, code="falsche_person")
    einladung.angenommen_am = timezone.now()
    einladung.save(update_fields=["angenommen_am"])
    mitgliedschaft, _ = Mitgliedschaft.objects.get_or_create(
        user=person, kommune=einladung.kommune, defaults={"rolle": einladung.rolle}
    )
    ereignis(
        kommune=einladung.kommune,
        person=person,
        code="einladung.angenommen",
        gegenstand=person,
        bezeichnung=str(person),
        daten={"rolle": mitgliedschaft.rolle},
    )
    return mitgliedschaft


@transaction.atomic
def beitreten(*, token: str, name: str, password: str) -> Mitgliedschaft:
    """Open an account for the invited address and become a member with it."""
    einladung = _noch_offen(token)
    if User.objects.filter(email__iexact=einladung.email).exists():
        raise ValidationError(
            "Für diese E-Mail-Adresse gibt es schon ein Konto. Bitte melden Sie sich an.",
            code="konto_besteht",
        )
    person = User.objects.create_user(einladung.email, password, name=name)
    return annehmen(token=token, person=person)
