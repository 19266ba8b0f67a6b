"""The concepts of a Kommune as one person may see them, and a concept's trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat

from accounts.models import Ereignis, Kommune
from concepts.models import Fassung, Konzept
from integrationskonzept.lib.deutsch import sortierschluessel, zeitspanne


@dataclass(frozen=True)
class Konzeptzeile:
    """A concept in the list, with its newest Fassung that the person may read."""

    konzept: Konzept
    laufzeit: str
    geaendert_am: datetime
    fassung: Fassung | None


def konzepte_von(kommune: Kommune, user: Any) -> list[Konzeptzeile]:
    """What `user` may know of, by title."""
    akte = Concat(Value("konzept-"), Cast(OuterRef("pk"), CharField()))
    letztes = Ereignis.objects.filter(akte=akte).order_by("-am").values("am")[:1]
    konzepte = Konzept.objects.visible_to(user).filter(kommune=kommune).annotate(zuletzt=Subquery(letztes))
    fassungen = _neueste_fassungen(kommune, user)
    zeilen = [
        Konzeptzeile(
            konzept=konzept,
            laufzeit=zeitspanne(konzept.beginn, konzept.ende),
            geaendert_am=getattr(konzept, "zuletzt", None) or konzept.geaendert_am,
            fassung=fassungen.get(konzept.pk),
        )
        for konzept in konzepte
    ]
    return sorted(zeilen, key=lambda zeile: sortierschluessel(zeile.konzept.titel))


def _neueste_fassungen(kommune: Kommune, user: Any) -> dict[int, Fassung]:
    lesbar = Fassung.objects.visible_to(user).geltend().ohne_dokument().filter(konzept__kommune=kommune)
    return {fassung.konzept_id: fassung for fassung in lesbar.order_by("nummer")}


def erzaehlenswertes(konzept: Konzept) -> QuerySet[Ereignis]:
    """The concept's trail, newest first, without the many lines with which an import or the assistant begins.

    `sammlung` and `zusammenfuehrung` name what can be taken back together; the rest of `daten` stays unread.
    """
    ereignisse = Ereignis.objects.filter(akte=konzept.akte).exclude(daten__has_key="mit_konzept")
    zusammen = {name: KT(f"daten__{name}") for name in ("sammlung", "zusammenfuehrung")}
    return ereignisse.select_related("person").defer("daten").annotate(**zusammen)
