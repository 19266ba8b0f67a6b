from django.db import models

from concepts.models import Indikator
from concepts.models.register import Wert


class Messwert(Wert):
    """What was measured for an Indikator at a point in time."""

    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="messwerte")
