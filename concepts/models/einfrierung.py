from django.conf import settings
from django.db import models
from django.db.models import Q

from concepts.enums import Fassungszweck
from integrationskonzept.lib.jobs.models import Job

from .fassung import Fassung


class Einfrierung(Job):
    """A Fassung that was asked for: the concept of that moment waits in `auftrag` until it is known to be printable.

    `stellen` are the places where it is to be mended if it is not.
    """

    konzept = models.ForeignKey("concepts.Konzept", on_delete=models.PROTECT, related_name="einfrierungen")
    nummer = models.PositiveIntegerField()
    zweck = models.CharField(max_length=15, choices=Fassungszweck)
    notiz = models.TextField(blank=True)
    stellen = models.JSONField(default=list)
    fassung = models.OneToOneField(Fassung, null=True, on_delete=models.PROTECT, related_name="einfrierung")
    angefordert_von = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta(Job.Meta):
        ordering = ["-angefordert_am"]
        verbose_name = "Einfrierung"
        verbose_name_plural = "Einfrierungen"
        constraints = [
            models.UniqueConstraint(fields=["konzept"], condition=Q(fertig_am=None), name="einfrierung_eine_offen"),
        ]

    def __str__(self) -> str:
        return f"Fassung {self.nummer}"
