from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

VERLOREN_NACH = datetime.timedelta(minutes=15)


class Zustand(models.TextChoices):
    """How far the making of a brochure is."""

    WARTET = "wartet", "wartet"
    LAEUFT = "laeuft", "wird gesetzt"
    FERTIG = "fertig", "fertig"
    GESCHEITERT = "gescheitert", "nicht gelungen"


class Broschuere(models.Model):
    """A brochure that was asked for: of a Fassung, or of the concept as it stood at that moment.

    `schluessel` is the SHA-256 of all that goes into it, so that the same brochure is made only once.
    """

    konzept = models.ForeignKey("concepts.Konzept", on_delete=models.PROTECT, related_name="broschueren")
    fassung = models.ForeignKey("concepts.Fassung", null=True, on_delete=models.PROTECT, related_name="broschueren")
    schluessel = models.CharField(max_length=64)
    auftrag = models.JSONField(default=dict)
    zustand = models.CharField(max_length=15, choices=Zustand, default=Zustand.WARTET)
    fehler = models.TextField(blank=True)
    datei = models.FileField(upload_to="broschueren/", blank=True)
    angefordert_von = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    angefordert_am = models.DateTimeField(default=timezone.now)
    begonnen_am = models.DateTimeField(null=True)
    fertig_am = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-angefordert_am"]
        verbose_name = "Broschüre"
        verbose_name_plural = "Broschüren"
        constraints = [
            models.UniqueConstraint(fields=["konzept", "schluessel"], name="broschuere_einmal"),
        ]

    def __str__(self) -> str:
        return f"Broschüre zu {self.fassung or self.konzept}"

    @property
    def verloren(self) -> bool:
        """Whether its worker must have died: nobody waits for it any longer."""
        return self.in_arbeit and self.angefordert_am < timezone.now() - VERLOREN_NACH

    @property
    def in_arbeit(self) -> bool:
        """Whether there is still something to wait for."""
        return self.zustand in (Zustand.WARTET, Zustand.LAEUFT)
