from django.db import models

from concepts.enums import Abschnittart

from .basis import Element, HtmlField


class Abschnitt(Element):
    """A chapter with running text; chapters form a tree."""

    eltern = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="kinder"
    )
    art = models.CharField("Art", max_length=20, choices=Abschnittart, blank=True)
    titel = models.CharField("Überschrift", max_length=300)
    inhalt = HtmlField("Text")

    class Meta(Element.Meta):
        verbose_name = "Kapitel"
        verbose_name_plural = "Kapitel"


class Leitbild(Element):
    """The two texts at the head of the Leitbild; one row per concept."""

    konzept = models.OneToOneField(
        "concepts.Konzept", editable=False, on_delete=models.PROTECT, related_name="leitbild"
    )
    integrationsverstaendnis = HtmlField("Integrationsverständnis")
    vision = HtmlField("Vision")

    class Meta(Element.Meta):
        verbose_name = "Leitbild"
        verbose_name_plural = "Leitbilder"
        constraints: list[models.BaseConstraint] = []

    def __str__(self) -> str:
        return "Leitbild"
