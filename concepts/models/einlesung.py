from __future__ import annotations

from django.conf import settings
from django.db import models

from integrationskonzept.lib.jobs.models import Job

SCHRITTE = (
    "Die Datei wird gelesen",
    "Angaben, Bezüge und Bilder werden geprüft",
    "Die Texte werden gesäubert",
    "Das Konzept wird angelegt",
)


class Einlesung(Job):
    """A Konzeptdokument that becomes a Konzept in the background; `datei` is kept until it has.

    `stellen` are the faults as pairs of JSON path and sentence, `bericht` what sanitising took out, as pairs of JSON
    path and list of parts. `fehler_an` names the field of the form at which `fehler` belongs.
    """

    kommune = models.ForeignKey("accounts.Kommune", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    datei = models.FileField(upload_to="einlesungen/", blank=True)
    dateiname = models.CharField(max_length=255)
    slug = models.CharField(max_length=80, blank=True)
    mit_eigener_kommune = models.BooleanField(default=False)
    konzept = models.ForeignKey("concepts.Konzept", null=True, on_delete=models.SET_NULL, related_name="+")
    stellen = models.JSONField(default=list)
    fehler_an = models.CharField(max_length=20, blank=True)
    bericht = models.JSONField(default=list)

    class Meta(Job.Meta):
        verbose_name = "Einlesung"
        verbose_name_plural = "Einlesungen"

    def __str__(self) -> str:
        return self.dateiname

    @property
    def schritt_in_worten(self) -> str:
        """What is being done at this moment."""
        return SCHRITTE[self.schritt - 1] if self.schritt else "Das Dokument wird eingelesen"
