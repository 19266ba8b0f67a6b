from django.db import models

from concepts.enums import Akteurart, Gremiumart, Indikatorebene, Richtung

from .basis import DatumField, Dokumentteil, Element, HtmlField


class Akteur(Element):
    """An office, association or institution that carries Maßnahmen out or takes part in them."""

    name = models.CharField("Name", max_length=300)
    art = models.CharField("Art", max_length=25, choices=Akteurart, blank=True)

    class Meta(Element.Meta):
        verbose_name = "Akteur"
        verbose_name_plural = "Akteure"


class Gremium(Element):
    """A body that steers, coordinates or advises."""

    name = models.CharField("Name", max_length=300)
    art = models.CharField("Art", max_length=20, choices=Gremiumart, blank=True)
    aufgabe = HtmlField("Aufgabe")
    vorsitz = models.TextField("Vorsitz", blank=True)
    mitglieder = models.JSONField("Mitglieder", default=list, blank=True)
    tagt = models.TextField("Sitzungen", blank=True)

    class Meta(Element.Meta):
        verbose_name = "Gremium"
        verbose_name_plural = "Gremien"


class Indikator(Element):
    """A figure by which one sees how things develop."""

    nummer = models.TextField("Kürzel", blank=True)
    titel = models.TextField("Bezeichnung")
    definition = models.TextField("Definition", blank=True)
    einheit = models.TextField("Einheit", blank=True)
    richtung = models.CharField("Gewünschte Richtung", max_length=10, choices=Richtung, blank=True)
    ebene = models.CharField("Ebene der Wirkung", max_length=10, choices=Indikatorebene, blank=True)
    quelle = models.TextField("Quelle", blank=True)

    class Meta(Element.Meta):
        verbose_name = "Indikator"
        verbose_name_plural = "Indikatoren"


class Wert(Dokumentteil):
    """A value at a point in time; without `merkmale` it is the total."""

    zeitpunkt = DatumField("Zeitpunkt")
    wert = models.FloatField("Wert")
    merkmale = models.JSONField("Merkmale", default=dict, blank=True)
    anmerkung = models.TextField("Anmerkung", blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]


class Zielwert(Wert):
    """What an Indikator is to reach until when."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="zielwerte")


class Bild(Element):
    """A picture of the texts; the file's name is its checksum, so that no file is ever overwritten."""

    datei = models.FileField(upload_to="bilder/")
    mediatyp = models.CharField(max_length=20)
    dateiname = models.TextField("Dateiname", blank=True)
    alternativtext = models.TextField("Alternativtext", blank=True)
    quelle = models.TextField("Quelle und Lizenz", blank=True)

    class Meta(Element.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"

    def __str__(self) -> str:
        return self.dateiname or self.kennung
