from __future__ import annotations

from django.db import models

from concepts.enums import Massnahmenstand, Prioritaet

from .basis import DatumField, Dokumentteil, Element, HtmlField, Verknuepfung


class Massnahme(Element):
    """What exactly is done, for whom, by whom, when and with which means."""

    handlungsfeld = models.ForeignKey("concepts.Handlungsfeld", verbose_name="Handlungsfeld", on_delete=models.PROTECT)
    nummer = models.CharField("Nummer", max_length=20, blank=True)
    titel = models.CharField("Titel", max_length=500)
    beschreibung = HtmlField("Was genau geschieht")
    zielgruppe = models.TextField("Zielgruppe", blank=True)
    sozialraum = models.TextField("Sozialraum", blank=True)
    beginn = DatumField("Beginn")
    ende = DatumField("Ende")
    dauerhaft = models.BooleanField("Daueraufgabe", default=False)
    zeitraum = models.TextField("Zeitraum in Worten", blank=True)
    ressourcen = models.TextField("Personal und Mittel in Worten", blank=True)
    prioritaet = models.CharField("Priorität", max_length=10, choices=Prioritaet, blank=True)
    stand = models.CharField("Stand", max_length=20, choices=Massnahmenstand, blank=True)
    schlagworte = models.JSONField("Schlagworte", default=list, blank=True)
    akteure = models.ManyToManyField("concepts.Akteur", through="MassnahmeAkteur")
    ziele = models.ManyToManyField("concepts.Ziel", through="MassnahmeZiel")
    indikatoren = models.ManyToManyField("concepts.Indikator", through="MassnahmeIndikator")
    haengt_ab_von = models.ManyToManyField(
        "self", through="Abhaengigkeit", through_fields=("massnahme", "voraussetzung"), symmetrical=False
    )
    querschnittsthemen = models.ManyToManyField("concepts.Querschnittsthema", through="MassnahmeQuerschnittsthema")

    class Meta(Element.Meta):
        verbose_name = "Maßnahme"
        verbose_name_plural = "Maßnahmen"


class Kostenansatz(Dokumentteil):
    """What a Maßnahme costs in one year, from one source. EUR."""

    massnahme = models.ForeignKey(Massnahme, on_delete=models.CASCADE, related_name="kosten")
    jahr = models.PositiveSmallIntegerField("Jahr")
    betrag = models.FloatField("Betrag in Euro")
    quelle = models.TextField("Finanzierung", blank=True)
    produkt = models.TextField("Haushaltsprodukt", blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(jahr__gte=1990, jahr__lte=2100), name="kosten_jahr_im_rahmen")
        ]


class MassnahmeAkteur(Verknuepfung):
    """Who leads a Maßnahme (the first of them), and who takes part."""

    class Rolle(models.TextChoices):
        """The two ways to have a part in a Maßnahme."""

        FEDERFUEHRUNG = "federfuehrung", "Federführung"
        BETEILIGT = "beteiligt", "Beteiligt"

    massnahme = models.ForeignKey(Massnahme, on_delete=models.CASCADE)
    akteur = models.ForeignKey("concepts.Akteur", on_delete=models.CASCADE)
    rolle = models.CharField(max_length=15, choices=Rolle)


class MassnahmeZiel(Verknuepfung):
    """Which goals a Maßnahme serves."""

    massnahme = models.ForeignKey(Massnahme, on_delete=models.CASCADE)
    ziel = models.ForeignKey("concepts.Ziel", on_delete=models.CASCADE)


class MassnahmeIndikator(Verknuepfung):
    """By which figures one sees what a Maßnahme contributes to."""

    massnahme = models.ForeignKey(Massnahme, on_delete=models.CASCADE)
    indikator = models.ForeignKey("concepts.Indikator", on_delete=models.CASCADE)


class Abhaengigkeit(Verknuepfung):
    """`massnahme` can only start when `voraussetzung` is far enough."""

    massnahme = models.ForeignKey(Massnahme, on_delete=models.CASCADE, related_name="abhaengigkeiten")
    voraussetzung = models.ForeignKey(Massnahme, on_delete=models.CASCADE, related_name="folgen")

    class Meta(Verknuepfung.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(massnahme=models.F("voraussetzung")), name="haengt_nicht_an_sich_selbst"
            )
        ]


class MassnahmeQuerschnittsthema(Verknuepfung):
    """Which cross-cutting themes a Maßnahme takes up."""

    massnahme = models.ForeignKey(Massnahme, on_delete=models.CASCADE)
    querschnittsthema = models.ForeignKey("concepts.Querschnittsthema", on_delete=models.CASCADE)
