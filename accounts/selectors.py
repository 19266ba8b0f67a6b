"""What pages about people and Kommunen read, each in a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.adressen import RESERVIERT, adresse_vorschlagen
from accounts.enums import Rolle
from accounts.models import Einladung, Ereignis, Kommune, Mitgliedschaft, User
from integrationskonzept.lib.deutsch import sortierschluessel
from integrationskonzept.lib.text import contains

RUECKGAENGIG = timedelta(days=30)
JE_SEITE = 50


def meine_mitgliedschaften(user: User) -> list[Mitgliedschaft]:
    """Where this person is a member, by the Kommune's name."""
    mitgliedschaften = Mitgliedschaft.objects.filter(user=user).select_related("kommune")
    return sorted(mitgliedschaften, key=lambda m: sortierschluessel(m.kommune.name))


def kommunenseite(suche: str, nummer: str | None) -> Page[Kommune]:
    """One page of all Kommunen by name, or of those that `suche` finds by name, Kreis, key or address.

    Each with `anzahl_mitglieder` and `anzahl_eingeladen`; for the operator. Ordered and searched in Python, where ä
    sorts with a on every database: a tenth of a second for all of Germany's eleven thousand.
    """
    zeilen = Kommune.objects.order_by().values_list("pk", "name", "kreis", "ags", "slug")
    passend = [zeile for zeile in zeilen if not suche or contains(" ".join(zeile[1:]), suche)]
    passend.sort(key=lambda zeile: sortierschluessel(zeile[1]))
    seite: Page[Any] = Paginator([pk for pk, *_ in passend], JE_SEITE).get_page(nummer)
    kommunen = _mit_anzahlen().in_bulk(list(seite.object_list))
    seite.object_list = [kommunen[pk] for pk in seite.object_list if pk in kommunen]
    return seite


def _mit_anzahlen() -> QuerySet[Kommune]:
    wartend = Einladung.objects.filter(kommune=OuterRef("pk"), angenommen_am=None).order_by()
    return Kommune.objects.annotate(
        anzahl_mitglieder=Count("mitgliedschaft"),
        anzahl_eingeladen=Coalesce(Subquery(wartend.values("kommune").annotate(n=Count("pk")).values("n")), 0),
    )


def mitglieder(kommune: Kommune) -> list[Mitgliedschaft]:
    """The members in the order of the roles, within a role by name."""
    rang = {rolle: nummer for nummer, rolle in enumerate(Rolle.values)}
    alle = Mitgliedschaft.objects.filter(kommune=kommune).select_related("user")
    return sorted(alle, key=lambda m: (rang[m.rolle], sortierschluessel(str(m.user))))


def wartende_einladungen(kommune: Kommune) -> QuerySet[Einladung]:
    """Invitations that nobody accepted, the too old ones included."""
    return Einladung.objects.filter(kommune=kommune, angenommen_am=None).select_related("eingeladen_von")


def zuletzt_entfernte_rolle(kommune: Kommune, user: User) -> str | None:
    """The role that a member had before being removed within the last 30 days."""
    eintrag = Ereignis.objects.filter(
        kommune=kommune,
        code="mitglied.entfernt",
        content_type=ContentType.objects.get_for_model(User),
        object_id=user.pk,
        am__gt=timezone.now() - RUECKGAENGIG,
    ).first()
    return str(eintrag.daten["rolle"]) if eintrag else None


def freie_adresse(name: str, zusatz: str) -> str:
    """An address for a new Kommune: its name, where that is taken with `zusatz`, else with a number."""
    grund = adresse_vorschlagen(name)
    lang = adresse_vorschlagen(f"{name} {zusatz}")
    belegt = set(Kommune.objects.filter(slug__startswith=grund).values_list("slug", flat=True)) | RESERVIERT
    kandidaten = (grund, lang, *(f"{grund}-{nummer}" for nummer in range(2, len(belegt) + 3)))
    return next(kandidat for kandidat in kandidaten if kandidat not in belegt)
