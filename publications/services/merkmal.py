"""Whether anything was written at all since a draft was made.

Building the document takes five times as long as reading the bare rows from which it is built. So a draft keeps, next
to the key of its content, a hash of those rows: where it is the same, so is the document. It is sure because it takes
every column of every table that the document's own table of contents names, however they were written; a test sees to
it that building reads no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache

from django.db import connection
from django.db.models import QuerySet

from accounts.models import Kommune
from concepts.dokument.abbildung import ELEMENTARTEN
from concepts.dokument.teile import zeilen_von
from concepts.models import Bild, Konzept

NIEMAND = 0


def merkmal(konzept_pk: int, *umstaende: str) -> str:
    """Changes with every write in the concept, and with the circumstances that are named."""
    summe = hashlib.sha256("\x00".join(umstaende).encode())
    with connection.cursor() as zeiger:
        for anweisung, anzahl in _abfragen():
            zeiger.execute(anweisung, [konzept_pk] * anzahl)
            summe.update(json.dumps(zeiger.fetchall(), default=str).encode())
    return summe.hexdigest()


@cache
def _abfragen() -> tuple[tuple[str, int], ...]:
    """The statements, made once, with how often the concept's number stands in each."""
    fertige = (menge.order_by("pk").values_list().query.sql_with_params() for menge in _mengen())
    return tuple(dict.fromkeys((str(anweisung), len(werte)) for anweisung, werte in fertige))


def _mengen() -> Iterator[QuerySet]:
    yield Kommune.objects.filter(konzept=NIEMAND)
    yield Konzept.alle.filter(pk=NIEMAND)
    yield Bild.alle.filter(konzept=NIEMAND)
    for art in ELEMENTARTEN.values():
        yield art.modell.alle.filter(konzept=NIEMAND)
        for verweise in art.verweise:
            yield verweise.tabelle._default_manager.filter(**{f"{verweise.von}__konzept": NIEMAND})
        for zeilen in zeilen_von(art):
            yield zeilen.tabelle._default_manager.filter(**{f"{zeilen.eltern}__konzept": NIEMAND})
