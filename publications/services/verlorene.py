"""Jobs whose worker died are done again, without anybody asking."""

from __future__ import annotations

import logging
from contextlib import suppress

from django.db import transaction
from django.db.models import Case, F, PositiveSmallIntegerField, When
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from publications.models import HOECHSTENS_VERSUCHE, Broschuere, BroschuereQuerySet, Zustand

from .lauf import Abgeloest, Lauf

logger = logging.getLogger(__name__)
IMMER_WIEDER = (
    "Das Setzen der Broschüre ist mehrmals ohne Ergebnis abgebrochen. Vielleicht fehlt dem Server Arbeitsspeicher: "
    "Bitte sagen Sie dem Betrieb Ihrer Installation Bescheid und fordern Sie sie danach noch einmal an."
)


def reihe_verlorene_ein() -> int:
    """Hand the workers again what nobody works at any longer; returns how many those are.

    Called by every worker all the time. That two call it at once does no harm: each job is handed out by one of them.
    """
    _gib_hoffnungslose_auf(Broschuere.objects.verloren())
    liegende = [pk for pk in Broschuere.objects.liegengeblieben().values_list("pk", flat=True) if not _steht_an(pk)]
    _gib_hoffnungslose_auf(Broschuere.objects.liegengeblieben().filter(pk__in=liegende))
    return sum(_reihe_ein(pk) for pk in liegende)


@transaction.atomic
def gib_zurueck(lauf: Lauf) -> None:
    """Hand a job that is interrupted to the next worker; it does not count as tried."""
    with suppress(Abgeloest):
        lauf.schreibe(zustand=Zustand.WARTET, lauf="", versuche=F("versuche") - 1, herzschlag=Now())
        _enqueue(lauf.pk)


def _gib_hoffnungslose_auf(menge: BroschuereQuerySet) -> None:
    hoffnungslose = menge.filter(versuche__gte=HOECHSTENS_VERSUCHE)
    anzahl = hoffnungslose.update(zustand=Zustand.GESCHEITERT, fehler=IMMER_WIEDER, auftrag={}, lauf="")
    if anzahl:
        logger.error("%s Broschüren sind %s Mal abgebrochen", anzahl, HOECHSTENS_VERSUCHE)


@transaction.atomic
def _reihe_ein(pk: int) -> bool:
    """Hand it out, unless somebody else just did. What nobody took the last time has come to nothing once more."""
    wartete = When(zustand=Zustand.WARTET, then=F("versuche") + 1)
    noch_einer = Case(wartete, default=F("versuche"), output_field=PositiveSmallIntegerField())
    liegende = Broschuere.objects.liegengeblieben().filter(pk=pk)
    if not liegende.update(zustand=Zustand.WARTET, versuche=noch_einer, herzschlag=Now()):
        return False
    _enqueue(pk)
    return True


def _steht_an(pk: int) -> bool:
    """Whether it is only waiting for its turn."""
    from publications.tasks import setze_broschuere

    aufgaben = DBTaskResult.objects.ready().filter(task_path=setze_broschuere.module_path)
    return aufgaben.filter(args_kwargs={"args": [pk], "kwargs": {}}).exists()


def _enqueue(pk: int) -> None:
    from publications.tasks import setze_broschuere

    logger.warning("Broschüre %s hat ihren Prozess verloren und wird noch einmal gesetzt", pk)
    setze_broschuere.enqueue(pk)
