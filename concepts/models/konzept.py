from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.enums import Rolle
from accounts.models import Mitgliedschaft
from concepts.enums import Konzeptart, Konzeptphase

from .basis import DatumField, Versioniert, VorhandenManager

WOERTER = {
    "leitziel": ("Leitziel", "Leitziele"),
    "handlungsfeld": ("Handlungsfeld", "Handlungsfelder"),
    "ziel": ("Ziel", "Ziele"),
    "massnahme": ("Maßnahme", "Maßnahmen"),
}


class KonzeptQuerySet(models.QuerySet["Konzept"]):
    """One place says which concepts a person may know of."""

    def visible_to(self, user) -> KonzeptQuerySet:
        """The live readers' concepts, and those of which `user` may read a Fassung."""
        from .fassung import Fassung

        if not user.is_authenticated:
            return self.none()
        mitglied = Mitgliedschaft.objects.filter(user=user, kommune=OuterRef("kommune"))
        lesbar = Fassung.objects.visible_to(user).filter(konzept=OuterRef("pk"))
        return self.filter(Q(Exists(mitglied.filter(rolle__in=LIVE_LESER))) | Q(Exists(lesbar)))


LIVE_LESER = (Rolle.LEITUNG, Rolle.REDAKTION, Rolle.FACHLEITUNG)


class Konzept(Versioniert):
    """A municipal integration concept: the live rows from which the Konzeptdokument is built."""

    kommune = models.ForeignKey("accounts.Kommune", on_delete=models.PROTECT, editable=False)
    slug = models.SlugField("Adresse", max_length=80)
    titel = models.CharField("Titel", max_length=300)
    untertitel = models.TextField("Untertitel", blank=True)
    art = models.CharField("Art des Konzepts", max_length=20, choices=Konzeptart, blank=True)
    phase = models.CharField("Phase", max_length=20, choices=Konzeptphase, default=Konzeptphase.ERARBEITUNG)
    beginn = DatumField("Beginn der Laufzeit")
    ende = DatumField("Ende der Laufzeit")
    stand = DatumField("Stand")
    begriffe = models.JSONField(default=dict, blank=True)
    angaben_zur_kommune = models.JSONField(null=True, blank=True, editable=False)
    vorgaenger = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="nachfolger")
    angelegt_am = models.DateTimeField(auto_now_add=True)
    geloescht_am = models.DateTimeField(null=True, editable=False)
    revision = models.UUIDField(default=uuid4, editable=False)

    objects = VorhandenManager.from_queryset(KonzeptQuerySet)()
    alle = KonzeptQuerySet.as_manager()

    class Meta:
        ordering = ["titel"]
        verbose_name = "Konzept"
        verbose_name_plural = "Konzepte"
        constraints = [
            models.UniqueConstraint(
                fields=["kommune", "slug"],
                condition=Q(geloescht_am=None),
                name="konzept_adresse_einmal",
                violation_error_message="Unter dieser Adresse gibt es schon ein Konzept.",
            )
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def ist_beschlossen(self) -> bool:
        """Whether the council has adopted it, as its phase says."""
        return self.phase in Konzeptphase.ab_beschluss()

    @property
    def akte(self) -> str:
        """The file under which this concept's Ereignisse are kept."""
        return f"konzept-{self.pk}"

    def wort(self, ebene: str, *, mehrzahl: bool = False) -> str:
        """What this municipality calls a level: `leitziel`, `handlungsfeld`, `ziel` or `massnahme`."""
        eigenes = self.begriffe.get(ebene)
        if eigenes:
            return str(eigenes["mehrzahl" if mehrzahl else "einzahl"])
        return WOERTER[ebene][mehrzahl]

    @property
    def woerter(self) -> dict[str, str]:
        """All words for the levels, for templates: `leitziel`, `leitziele`, `handlungsfeld` …"""
        einzahl = {ebene: self.wort(ebene) for ebene in WOERTER}
        mehrzahl = {WOERTER[ebene][1].lower().replace("ß", "ss"): self.wort(ebene, mehrzahl=True) for ebene in WOERTER}
        return einzahl | mehrzahl
