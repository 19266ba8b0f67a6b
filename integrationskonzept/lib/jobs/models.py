"""The row that is a job. Its times are told by the database's clock: those of several machines differ."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

LEASE_TIME = datetime.timedelta(seconds=30)
"""A worker that has not said anything for so long is dead; while it works it says something every few seconds."""
MAX_ATTEMPTS = 3
TIME_LIMIT = 600


class Zustand(models.TextChoices):
    """How far a job is."""

    WARTET = "wartet", "wartet"
    LAEUFT = "laeuft", "in Arbeit"
    FERTIG = "fertig", "fertig"
    GESCHEITERT = "gescheitert", "nicht gelungen"


class Priority(models.IntegerChoices):
    """Which lane takes it, and among the jobs of one tenant which comes first."""

    LATER = 0, "bei Gelegenheit"
    NORMAL = 1, "angefordert"
    SOON = 2, "jemand wartet"
    FAST = 3, "jemand wartet, und es dauert Sekunden"


class JobQuerySet(models.QuerySet[Any]):
    """Jobs by what may be done with them."""

    def open(self) -> JobQuerySet:
        """Those that are neither done nor given up; there is an index of just these."""
        return self.filter(fertig_am=None)

    def free(self) -> JobQuerySet:
        """Those that a worker may take: nobody works at them any longer."""
        return self.open().filter(Q(zustand=Zustand.WARTET) | self._lost())

    def lost(self) -> JobQuerySet:
        """Those whose worker has died."""
        return self.open().filter(self._lost())

    @staticmethod
    def _lost() -> Q:
        return Q(zustand=Zustand.LAEUFT, heartbeat__lt=Now() - LEASE_TIME)


class Job(models.Model):
    """`auftrag` is what the work needs, and gone afterwards; `lease` is the token of whoever works at it now.

    `tenant` is the id of whose share of the workers it takes, None where it is nobody's.
    """

    tenant = models.PositiveBigIntegerField(null=True)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NORMAL)
    auftrag = models.JSONField(default=dict)

    zustand = models.CharField(max_length=15, choices=Zustand, default=Zustand.WARTET)
    schritt = models.PositiveIntegerField(default=0)
    schritte = models.PositiveIntegerField(default=0)
    versuche = models.PositiveSmallIntegerField(default=0)
    fehler = models.TextField(blank=True)
    lease = models.CharField(max_length=32, blank=True)
    heartbeat = models.DateTimeField(null=True)

    angefordert_am = models.DateTimeField(default=timezone.now)
    begonnen_am = models.DateTimeField(null=True)
    fertig_am = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            # what every worker asks every second: few rows, however many jobs there have been
            models.Index(
                fields=["priority", "tenant", "angefordert_am"], condition=Q(fertig_am=None), name="%(class)s_open"
            ),
            models.Index(fields=["heartbeat"], name="%(class)s_heartbeat"),
        ]

    @property
    def time_limit(self) -> float:
        """Seconds that one attempt may take; a kind may know better."""
        return TIME_LIMIT

    @property
    def fertig(self) -> bool:
        """Whether there is a result."""
        return self.zustand == Zustand.FERTIG

    @property
    def in_arbeit(self) -> bool:
        """Whether there is still something to wait for."""
        return self.zustand in (Zustand.WARTET, Zustand.LAEUFT)

    @property
    def verloren(self) -> bool:
        """Whether its worker must have died; another takes it up by itself."""
        return self.zustand == Zustand.LAEUFT and type(self)._default_manager.lost().filter(pk=self.pk).exists()

    def ask_again(self, auftrag: dict[str, Any]) -> None:
        """Have what is done or given up done once more."""
        self.zustand, self.lease, self.heartbeat, self.fertig_am = Zustand.WARTET, "", None, None
        self.auftrag, self.angefordert_am = auftrag, timezone.now()
        self.versuche = self.schritt = self.schritte = 0
        self.save(
            update_fields=[
                *("zustand", "lease", "heartbeat", "fertig_am", "auftrag", "angefordert_am"),
                *("versuche", "schritt", "schritte"),
            ]
        )
