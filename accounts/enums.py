from django.db import models


class KommuneArt(models.TextChoices):
    """Kinds of Gebietskörperschaft, as the Konzeptdokument names them."""

    GEMEINDE = "gemeinde", "Gemeinde"
    STADT = "stadt", "Stadt"
    KREISFREIE_STADT = "kreisfreie-stadt", "Kreisfreie Stadt"
    VERBANDSGEMEINDE = "verbandsgemeinde", "Verbandsgemeinde"
    LANDKREIS = "landkreis", "Landkreis"
    REGION = "region", "Region"


class Rolle(models.TextChoices):
    """What a person may do in one Kommune; `rules.py` says it action by action."""

    LEITUNG = "leitung", "Leitung"
    REDAKTION = "redaktion", "Redaktion"
    FACHLEITUNG = "fachleitung", "Fachleitung"
    VERANTWORTLICH = "verantwortlich", "Maßnahmenverantwortung"
    BEIRAT = "beirat", "Beirat"
    RAT = "rat", "Rat"

    @property
    def erklaerung(self) -> str:
        """What the role is for, in one sentence for people who never heard of it."""
        return ROLLEN_ERKLAERT[self]


ROLLEN_ERKLAERT = {
    Rolle.LEITUNG: "verwaltet die Kommune, lädt Personen ein und darf alles bearbeiten.",
    Rolle.REDAKTION: "schreibt am Konzept.",
    Rolle.FACHLEITUNG: "liest das Konzept, während es entsteht, und alle Fassungen.",
    Rolle.VERANTWORTLICH: "liest eingefrorene Entwürfe und Beschlussfassungen.",
    Rolle.BEIRAT: "liest eingefrorene Entwürfe und Beschlussfassungen.",
    Rolle.RAT: "liest Beschlussfassungen.",
}
