from django.conf import settings
from django.db import models
from django.utils import timezone

from .fassung import Fassung


class Ruecknahme(models.Model):
    """Why a Fassung that was frozen by mistake no longer counts; the database refuses every change and deletion."""

    fassung = models.OneToOneField(Fassung, on_delete=models.PROTECT, related_name="ruecknahme")
    grund = models.TextField("Grund")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    am = models.DateTimeField("zurückgenommen am", default=timezone.now)

    class Meta:
        verbose_name = "Rücknahme"
        verbose_name_plural = "Rücknahmen"

    def __str__(self) -> str:
        return f"Rücknahme von {self.fassung}"
