"""Jobs whose worker died are done again, without anybody asking."""

from __future__ import annotations

import logging

from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from publications.models import FRIST, HOECHSTENS_VERSUCHE, Broschuere, Zustand

logger = logging.getLogger(__name__)
IMMER_WIEDER = (
    "Das Setzen der Broschüre ist mehrmals ohne Ergebnis abgebrochen. Vielleicht fehlt dem Server Arbeitsspeicher: "
    "Bitte sagen Sie dem Betrieb Ihrer Installation Bescheid und fordern Sie sie danach noch einmal an."
)


def reihe_verlorene_ein() -> int:
    """Hand the workers again what nobody works at any longer; returns how many those are.

    Called by every worker all the time. That two call it at once does no harm: a brochure is taken only once.
    """
    alt = timezone.now() - FRIST
    verloren = Q(pk__in=Broschuere.objects.verloren().values("pk")) | Q(zustand=Zustand.WARTET, angefordert_am__lt=alt)
    _gib_hoffnungslose_auf()
    wartende = [pk for pk in Broschuere.objects.filter(verloren).values_list("pk", flat=True) if not _steht_an(pk)]
    for pk in wartende:
        _enqueue(pk)
    return len(wartende)


def _gib_hoffnungslose_auf() -> None:
    hoffnungslose = Broschuere.objects.verloren().filter(versuche__gte=HOECHSTENS_VERSUCHE)
    anzahl = hoffnungslose.update(zustand=Zustand.GESCHEITERT, fehler=IMMER_WIEDER, auftrag={}, lauf="")
    if anzahl:
        logger.error("%s Broschüren sind %s Mal abgebrochen", anzahl, HOECHSTENS_VERSUCHE)


def _steht_an(pk: int) -> bool:
    """Whether it is only waiting for its turn."""
    from publications.tasks import setze_broschuere

    aufgaben = DBTaskResult.objects.ready().filter(task_path=setze_broschuere.module_path)
    return aufgaben.filter(args_kwargs={"args": [pk], "kwargs": {}}).exists()


def _enqueue(pk: int) -> None:
    from publications.tasks import setze_broschuere

    logger.warning("Broschüre %s hat ihren Prozess verloren und wird noch einmal gesetzt", pk)
    setze_broschuere.enqueue(pk)
