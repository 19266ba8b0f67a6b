from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from integrationskonzept.lib.jobs.models import Job, JobQuerySet, Zustand
from publications.broschuere.angaben import Ausgabe


class BroschuereQuerySet(JobQuerySet):
    """Brochures by what may be done with them."""

    def fuer_listen(self) -> BroschuereQuerySet:
        """Without what only the worker reads, which may be large."""
        return self.select_related("fassung").defer("auftrag", "fassung__text")

    def entwuerfe(self) -> BroschuereQuerySet:
        """Of the concept as it stood at some moment, rather than of a Fassung."""
        return self.filter(fassung=None)


class Broschuere(Job):
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

    datei = models.FileField(upload_to="broschueren/", blank=True)
    pruefsumme = models.CharField("Prüfsumme der Datei (SHA-256)", max_length=64, blank=True)
    groesse = models.PositiveBigIntegerField("Größe in Bytes", null=True)
    seitenzahl = models.PositiveIntegerField(null=True)
    seiten = models.JSONField(default=dict)
    hinweise = models.JSONField(default=list)

    angefordert_von = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BroschuereQuerySet.as_manager()

    class Meta(Job.Meta):
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
