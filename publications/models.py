from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from publications.broschuere.angaben import Ausgabe

FRIST = datetime.timedelta(seconds=30)
"""A worker that has not said anything for so long is dead; while it renders it says something every few seconds.

Always by the database's clock: those of several machines differ.
"""
HOECHSTENS_VERSUCHE = 3


class Zustand(models.TextChoices):
    """How far the making of a brochure is."""

    WARTET = "wartet", "wartet"
    LAEUFT = "laeuft", "wird gesetzt"
    FERTIG = "fertig", "fertig"
    GESCHEITERT = "gescheitert", "nicht gelungen"


class BroschuereQuerySet(models.QuerySet["Broschuere"]):
    """Brochures by what may be done with them."""

    def fuer_listen(self) -> BroschuereQuerySet:
        """Without what only the worker reads, which may be large."""
        return self.select_related("fassung").defer("auftrag", "fassung__text")

    def entwuerfe(self) -> BroschuereQuerySet:
        """Of the concept as it stood at some moment, rather than of a Fassung."""
        return self.filter(fassung=None)

    def frei(self) -> BroschuereQuerySet:
        """Those that a worker may take: nobody works at them any longer."""
        return self.filter(Q(zustand=Zustand.WARTET) | self._verloren())

    def verloren(self) -> BroschuereQuerySet:
        """Those whose worker has died."""
        return self.filter(self._verloren())

    def liegengeblieben(self) -> BroschuereQuerySet:
        """Those whose worker has died, and those that have been waiting for long."""
        alt = Now() - FRIST
        unberuehrt = Q(herzschlag=None) | Q(herzschlag__lt=alt)
        return self.filter(self._verloren() | unberuehrt & Q(zustand=Zustand.WARTET, angefordert_am__lt=alt))

    @staticmethod
    def _verloren() -> Q:
        return Q(zustand=Zustand.LAEUFT, herzschlag__lt=Now() - FRIST)


class Broschuere(models.Model):
    """A brochure that was asked for: of a Fassung, or of the concept as it stood at that moment.

    `schluessel` is the SHA-256 of all that goes into it, so that the same brochure is made only once; `merkmal` that
    of the rows from which a draft was built, by which it is found without building anything. What is `dauerhaft`
    belongs to a decision: once it is finished the database refuses to change or delete it. `seiten` says on which
    page, from 1, each element of the document stands.
    """

    konzept = models.ForeignKey("concepts.Konzept", on_delete=models.PROTECT, related_name="broschueren")
    fassung = models.ForeignKey("concepts.Fassung", null=True, on_delete=models.PROTECT, related_name="broschueren")
    ausgabe = models.CharField(max_length=15, default=Ausgabe.BILDSCHIRM)
    schluessel = models.CharField(max_length=64)
    merkmal = models.CharField(max_length=64, blank=True)
    dauerhaft = models.BooleanField(default=False)
    auftrag = models.JSONField(default=dict)

    zustand = models.CharField(max_length=15, choices=Zustand, default=Zustand.WARTET)
    schritt = models.PositiveIntegerField(default=0)
    schritte = models.PositiveIntegerField(default=0)
    versuche = models.PositiveSmallIntegerField(default=0)
    lauf = models.CharField("wer gerade daran arbeitet", max_length=32, blank=True)
    herzschlag = models.DateTimeField(null=True)
    fehler = models.TextField(blank=True)

    datei = models.FileField(upload_to="broschueren/", blank=True)
    pruefsumme = models.CharField("Prüfsumme der Datei (SHA-256)", max_length=64, blank=True)
    groesse = models.PositiveBigIntegerField("Größe in Bytes", null=True)
    seitenzahl = models.PositiveIntegerField(null=True)
    seiten = models.JSONField(default=dict)
    hinweise = models.JSONField(default=list)

    angefordert_von = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    angefordert_am = models.DateTimeField(default=timezone.now)
    begonnen_am = models.DateTimeField(null=True)
    fertig_am = models.DateTimeField(null=True)

    objects = BroschuereQuerySet.as_manager()

    class Meta:
        ordering = ["-angefordert_am"]
        verbose_name = "Broschüre"
        verbose_name_plural = "Broschüren"
        constraints = [
            models.UniqueConstraint(fields=["konzept", "schluessel"], name="broschuere_einmal"),
            models.CheckConstraint(
                condition=~Q(zustand=Zustand.FERTIG) | ~Q(datei=""), name="broschuere_fertig_mit_datei"
            ),
            models.CheckConstraint(condition=Q(ausgabe__in=Ausgabe.values), name="broschuere_ausgabe"),
            models.CheckConstraint(
                condition=Q(dauerhaft=False) | Q(fassung__isnull=False), name="broschuere_dauerhaft"
            ),
        ]

    def __str__(self) -> str:
        return f"Broschüre zu {self.fassung or self.konzept}"

    @property
    def fertig(self) -> bool:
        """Whether there is a file to take."""
        return self.zustand == Zustand.FERTIG

    @property
    def in_arbeit(self) -> bool:
        """Whether there is still something to wait for."""
        return self.zustand in (Zustand.WARTET, Zustand.LAEUFT)

    @property
    def verloren(self) -> bool:
        """Whether its worker must have died; another takes it up by itself."""
        return self.zustand == Zustand.LAEUFT and Broschuere.objects.verloren().filter(pk=self.pk).exists()
