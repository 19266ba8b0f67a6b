from __future__ import annotations

import secrets

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from accounts.adressen import HOECHSTLAENGE, pruefe_adresse
from accounts.arten import artname
from accounts.enums import KommuneArt
from integrationskonzept.lib.single_line import SingleLineField

AGS = RegexValidator(r"^[0-9]{2,12}$", "Der amtliche Schlüssel besteht aus 2 bis 12 Ziffern.")
FARBE = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Bitte als sechsstelligen Farbwert angeben, zum Beispiel #1d5a7a.")


def wappen_pfad(kommune: Kommune, dateiname: str) -> str:
    """Where a coat of arms is kept; under its checksum, and never the same twice."""
    summe, _, endung = dateiname.lower().rpartition(".")
    return f"wappen/{secrets.token_hex(4)}-{summe[-64:]}.{endung}"


class KommuneQuerySet(models.QuerySet["Kommune"]):
    """One place says which Kommunen a person may know of."""

    def visible_to(self, user) -> KommuneQuerySet:
        """The Kommunen of which `user` is a member."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(mitgliedschaft__user=user).distinct()


class Kommune(models.Model):
    """A tenant: nothing of one Kommune is seen by members of another."""

    name = SingleLineField("Name", max_length=200)
    slug = models.SlugField("Adresse", max_length=HOECHSTLAENGE, unique=True, validators=[pruefe_adresse])
    art = models.CharField("Art", max_length=20, choices=KommuneArt)
    ags = models.CharField("Amtlicher Schlüssel", max_length=12, blank=True, validators=[AGS])
    bundesland = models.CharField("Bundesland", max_length=60, blank=True)
    kreis = SingleLineField("Kreis", max_length=200, blank=True)
    uebergeordnet = models.ForeignKey(
        "self",
        verbose_name="Landkreis",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gemeinden",
    )
    einwohner = models.PositiveIntegerField("Einwohner", null=True, blank=True)
    wappen = models.FileField("Wappen", upload_to=wappen_pfad, blank=True)
    farbe = models.CharField("Farbe", max_length=7, default="#1d5a7a", validators=[FARBE])
    impressum = models.TextField("Impressum", blank=True)
    datenschutz = models.TextField("Datenschutz", blank=True)
    erste_schritte_weg = models.BooleanField("erste Schritte weggelegt", default=False, editable=False)

    objects = KommuneQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = "Kommune"
        verbose_name_plural = "Kommunen"
        constraints = [
            models.UniqueConstraint(
                fields=["ags"],
                condition=~models.Q(ags=""),
                name="kommune_ags_einmal",
                violation_error_message="Diese Kommune ist schon angelegt.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def artname(self) -> str:
        """What it is, as its Land calls it."""
        return artname(self.art, self.bundesland, self.name)

    def get_absolute_url(self) -> str:
        """The Kommune's home page."""
        return reverse("kommune", args=[self.slug])
