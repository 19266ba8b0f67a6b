from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.enums import Rolle
from concepts.enums import Fassungszweck

from .konzept import LIVE_LESER

if TYPE_CHECKING:
    from .ruecknahme import Ruecknahme

LESBARE_ZWECKE = {
    Rolle.LEITUNG: tuple(Fassungszweck),
    Rolle.REDAKTION: tuple(Fassungszweck),
    Rolle.FACHLEITUNG: tuple(Fassungszweck),
    Rolle.VERANTWORTLICH: (Fassungszweck.ENTWURF, Fassungszweck.BESCHLUSS),
    Rolle.BEIRAT: (Fassungszweck.ENTWURF, Fassungszweck.BESCHLUSS),
    Rolle.RAT: (Fassungszweck.BESCHLUSS,),
}


class FassungQuerySet(models.QuerySet["Fassung"]):
    """One place says which Fassungen a person may read."""

    def visible_to(self, user) -> FassungQuerySet:
        """Fassungen whose purpose is open to a role that `user` has in their Kommune.

        Those that were withdrawn are left to the people who write.
        """
        if not user.is_authenticated:
            return self.none()
        je_rolle = Q()
        for rolle, zwecke in LESBARE_ZWECKE.items():
            auch_zurueckgenommene = Q() if rolle in LIVE_LESER else Q(ruecknahme=None)
            je_rolle |= auch_zurueckgenommene & Q(
                konzept__kommune__mitgliedschaft__user=user,
                konzept__kommune__mitgliedschaft__rolle=rolle,
                zweck__in=zwecke,
            )
        return self.filter(je_rolle)

    def geltend(self) -> FassungQuerySet:
        """Those that were not withdrawn."""
        return self.filter(ruecknahme=None)

    def ohne_dokument(self) -> FassungQuerySet:
        """For lists: everything but the document, which may be large."""
        return self.defer("text")


class Fassung(models.Model):
    """The Konzeptdokument as it was at one moment; the database refuses every change and deletion."""

    konzept = models.ForeignKey("concepts.Konzept", on_delete=models.PROTECT, related_name="fassungen")
    nummer = models.PositiveIntegerField("Nummer")
    zweck = models.CharField("Zweck", max_length=15, choices=Fassungszweck)
    notiz = models.TextField("Notiz", blank=True)
    text = models.TextField("Konzeptdokument als JSON, Byte für Byte wie eingefroren")
    pruefsumme = models.CharField("Prüfsumme (SHA-256)", max_length=64)
    erstellt_von = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    erstellt_am = models.DateTimeField("eingefroren am", default=timezone.now)

    objects = FassungQuerySet.as_manager()

    class Meta:
        ordering = ["-nummer"]
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        constraints = [models.UniqueConstraint(fields=["konzept", "nummer"], name="fassung_nummer_einmal")]

    def __str__(self) -> str:
        return f"Fassung {self.nummer}"

    def lesbar_als(self, rolle: str) -> bool:
        """Whether members with this role may read it; `visible_to` says the same to the database."""
        if self.zurueckgenommen and rolle not in LIVE_LESER:
            return False
        return self.zweck in LESBARE_ZWECKE[Rolle(rolle)]

    @property
    def zurueckgenommen(self) -> Ruecknahme | None:
        """Its Ruecknahme, if it was withdrawn; fetched along by lists."""
        return getattr(self, "ruecknahme", None)

    @cached_property
    def dokument(self) -> dict[str, Any]:
        """The Konzeptdokument."""
        return json.loads(self.text)
