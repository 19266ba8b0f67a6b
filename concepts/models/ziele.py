from django.db import models

from concepts.enums import Prioritaet, Zielebene

from .basis import DatumField, Element, HtmlField, Verknuepfung


class Leitziel(Element):
    """An overarching goal, the yardstick of every later goal."""

    titel = models.TextField("Leitziel")
    beschreibung = HtmlField("Beschreibung")

    class Meta(Element.Meta):
        verbose_name = "Leitziel"
        verbose_name_plural = "Leitziele"


class Querschnittsthema(Element):
    """A theme that runs through all Handlungsfelder."""

    titel = models.TextField("Titel")
    beschreibung = HtmlField("Beschreibung")

    class Meta(Element.Meta):
        verbose_name = "Querschnittsthema"
        verbose_name_plural = "Querschnittsthemen"


class Handlungsfeld(Element):
    """A theme of the concept, with its goals and Maßnahmen."""

    titel = models.CharField("Titel", max_length=300)
    ausgangslage = HtmlField("Ausgangslage")
    beschreibung = HtmlField("Worum es geht")
    prioritaet = models.CharField("Priorität", max_length=10, choices=Prioritaet, blank=True)
    leitziele = models.ManyToManyField(Leitziel, through="HandlungsfeldLeitziel", blank=True)

    class Meta(Element.Meta):
        verbose_name = "Handlungsfeld"
        verbose_name_plural = "Handlungsfelder"


class HandlungsfeldLeitziel(Verknuepfung):
    """Which Leitziele a Handlungsfeld serves."""

    handlungsfeld = models.ForeignKey(Handlungsfeld, on_delete=models.CASCADE)
    leitziel = models.ForeignKey(Leitziel, on_delete=models.CASCADE)


class Ziel(Element):
    """A strategic goal, or an operative one that serves it."""

    handlungsfeld = models.ForeignKey(Handlungsfeld, editable=False, on_delete=models.PROTECT)
    uebergeordnet = models.ForeignKey(
        "self", verbose_name="dient dem Ziel", null=True, blank=True, on_delete=models.PROTECT, related_name="teilziele"
    )
    ebene = models.CharField("Ebene", max_length=15, choices=Zielebene, blank=True)
    titel = models.TextField("Ziel")
    beschreibung = HtmlField("Beschreibung")
    bis = DatumField("Zu erreichen bis")

    class Meta(Element.Meta):
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"
