from django.db import models
from django.utils import timezone


class AusgegangenePost(models.Model):
    """A message that a demonstration kept instead of sending it."""

    von = models.CharField("von", max_length=300)
    an = models.TextField("an")
    betreff = models.CharField("Betreff", max_length=500, blank=True)
    text = models.TextField("Text", blank=True)
    anhaenge = models.JSONField("Anhänge", default=list)
    am = models.DateTimeField("am", default=timezone.now)

    class Meta:
        ordering = ["-am", "-id"]
        verbose_name = "ausgegangene Post"
        verbose_name_plural = "ausgegangene Post"

    def __str__(self) -> str:
        return self.betreff
