"""A page with the fields that the first part of a Maßnahme has."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class Massnahmenseite(Page):
    nummer = models.CharField("Nummer", max_length=20, blank=True)
    handlungsfeld = models.CharField(
        "Handlungsfeld", max_length=20, choices=[(f"feld-{n}", f"Feld {n}") for n in range(6)]
    )
    beschreibung = RichTextField("Was genau geschieht")
    zielgruppe = models.CharField("Zielgruppe", max_length=500, blank=True)
    sozialraum = models.CharField("Sozialraum", max_length=500, blank=True)

    content_panels = [
        *Page.content_panels,
        *map(FieldPanel, ("nummer", "handlungsfeld", "beschreibung", "zielgruppe", "sozialraum")),
    ]
