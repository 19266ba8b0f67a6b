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
    Rolle.REDAKTION: "schreibt am Konzept und plant den Weg dorthin.",
    Rolle.FACHLEITUNG: "liest, berät und gibt die eigenen Handlungsfelder frei.",
    Rolle.VERANTWORTLICH: "berichtet über die eigenen Maßnahmen.",
    Rolle.BEIRAT: "liest die Entwürfe, kommentiert sie und sieht, was daraus wird.",
    Rolle.RAT: "liest, was dem Rat oder Kreistag vorgelegt wird.",
}
