from django.db import models

from concepts.bilder import lies_datei

from .fassung import Fassung


class Fassungsbild(models.Model):
    """A picture as it was frozen, by the file that is named by its checksum; the database refuses every change.

    The Fassung holds the same bytes in its document; this row spares whoever looks at the picture to read that.
    """

    fassung = models.ForeignKey(Fassung, on_delete=models.PROTECT, related_name="bilder")
    kennung = models.CharField(max_length=64)
    mediatyp = models.CharField(max_length=20)
    datei = models.CharField(max_length=100)

    class Meta:
        verbose_name = "Bild einer Fassung"
        verbose_name_plural = "Bilder einer Fassung"
        constraints = [models.UniqueConstraint(fields=["fassung", "kennung"], name="fassungsbild_kennung_einmal")]

    def __str__(self) -> str:
        return f"{self.kennung} in {self.fassung}"

    @property
    def summe(self) -> str:
        """The checksum of the file."""
        return self.datei.rpartition("/")[2].partition(".")[0]

    def lies(self) -> bytes:
        """The bytes; `OSError` where the file got lost or damaged."""
        return lies_datei(self.datei)
