"""The Konzeptdokument's enumerations with their German labels, defined once for models, forms and output."""

from django.db import models


class Konzeptart(models.TextChoices):
    """What a concept addresses."""

    STRATEGISCH = "strategisch", "Integrationskonzept"
    BILDUNG = "bildung", "Integrationskonzept mit Schwerpunkt Bildung"
    VIELFALT = "vielfalt", "Vielfaltskonzept"
    SONSTIGES = "sonstiges", "Sonstiges Konzept"


class Konzeptphase(models.TextChoices):
    """Where a concept stands on its way."""

    VORBEREITUNG = "vorbereitung", "In Vorbereitung"
    ERARBEITUNG = "erarbeitung", "In Erarbeitung"
    ABSTIMMUNG = "abstimmung", "In Abstimmung"
    BESCHLOSSEN = "beschlossen", "Beschlossen"
    UMSETZUNG = "umsetzung", "In Umsetzung"
    ABGELOEST = "abgeloest", "Abgelöst"

    @classmethod
    def ab_beschluss(cls) -> tuple["Konzeptphase", ...]:
        """Phases that there are only once the council has adopted the concept."""
        return (cls.BESCHLOSSEN, cls.UMSETZUNG, cls.ABGELOEST)


class Abschnittart(models.TextChoices):
    """Kinds of chapters, in the order in which they usually stand."""

    VORWORT = "vorwort", "Vorwort"
    AUSGANGSLAGE = "ausgangslage", "Ausgangslage"
    LEITBILD = "leitbild", "Leitbild"
    HANDLUNGSFELDER = "handlungsfelder", "Handlungsfelder"
    ORGANISATION = "organisation", "Organisation"
    BETEILIGUNG = "beteiligung", "Beteiligung"
    CONTROLLING = "controlling", "Controlling"
    ANHANG = "anhang", "Anhang"
    FREI = "frei", "Freies Kapitel"

    @classmethod
    def mit_bestandteil(cls) -> tuple["Abschnittart", ...]:
        """Chapters at which a structured part of the document stands."""
        return (cls.LEITBILD, cls.HANDLUNGSFELDER, cls.ORGANISATION, cls.CONTROLLING)


class Prioritaet(models.TextChoices):
    """Of a Handlungsfeld or a Massnahme."""

    HOCH = "hoch", "hoch"
    MITTEL = "mittel", "mittel"
    NIEDRIG = "niedrig", "niedrig"


class Zielebene(models.TextChoices):
    """How far a goal reaches."""

    STRATEGISCH = "strategisch", "strategisch"
    OPERATIV = "operativ", "operativ"


class Akteurart(models.TextChoices):
    """Which part of society somebody belongs to."""

    VERWALTUNG = "verwaltung", "Verwaltung"
    POLITIK = "politik", "Politik"
    MIGRANTENORGANISATION = "migrantenorganisation", "Migrantenorganisation"
    WOHLFAHRTSVERBAND = "wohlfahrtsverband", "Wohlfahrtsverband"
    BILDUNG = "bildung", "Bildung"
    WIRTSCHAFT = "wirtschaft", "Wirtschaft"
    KAMMER = "kammer", "Kammer"
    GEWERKSCHAFT = "gewerkschaft", "Gewerkschaft"
    ARBEITSVERWALTUNG = "arbeitsverwaltung", "Arbeitsverwaltung"
    RELIGION = "religion", "Religionsgemeinschaft"
    SPORT = "sport", "Sport"
    KULTUR = "kultur", "Kultur"
    GESUNDHEIT = "gesundheit", "Gesundheit"
    EHRENAMT = "ehrenamt", "Ehrenamt"
    SONSTIGE = "sonstige", "Sonstige"


class Gremiumart(models.TextChoices):
    """Kinds of bodies."""

    RAT = "rat", "Rat"
    AUSSCHUSS = "ausschuss", "Ausschuss"
    BEIRAT = "beirat", "Beirat"
    VERWALTUNGSVORSTAND = "verwaltungsvorstand", "Verwaltungsvorstand"
    STEUERUNGSGRUPPE = "steuerungsgruppe", "Steuerungsgruppe"
    KERNTEAM = "kernteam", "Kernteam"
    ARBEITSGRUPPE = "arbeitsgruppe", "Arbeitsgruppe"
    NETZWERK = "netzwerk", "Netzwerk"
    SONSTIGES = "sonstiges", "Sonstiges Gremium"


class Richtung(models.TextChoices):
    """Where an indicator should move."""

    STEIGEND = "steigend", "soll steigen"
    SINKEND = "sinkend", "soll sinken"
    NEUTRAL = "neutral", "ohne Richtung"


class Indikatorebene(models.TextChoices):
    """The chain of effect; a figure contributes to a goal, it does not prove an effect."""

    KONTEXT = "kontext", "Rahmenbedingung (Kontext)"
    INPUT = "input", "Eingesetzte Mittel (Input)"
    OUTPUT = "output", "Erbrachte Leistung (Output)"
    OUTCOME = "outcome", "Ergebnis bei der Zielgruppe (Outcome)"
    IMPACT = "impact", "Gesellschaftliche Entwicklung (Impact)"


class Massnahmenstand(models.TextChoices):
    """How far a Massnahme has come."""

    IDEE = "idee", "Idee"
    GEPLANT = "geplant", "geplant"
    BEGONNEN = "begonnen", "begonnen"
    LAUFEND = "laufend", "laufend"
    UMGESETZT = "umgesetzt", "umgesetzt"
    VERZOEGERT = "verzoegert", "verzögert"
    ZURUECKGESTELLT = "zurueckgestellt", "zurückgestellt"
    ENTFALLEN = "entfallen", "entfallen"

    @classmethod
    def in_umsetzung(cls) -> tuple["Massnahmenstand", ...]:
        """What is being worked on."""
        return (cls.BEGONNEN, cls.LAUFEND, cls.VERZOEGERT)

    @classmethod
    def abgeschlossene(cls) -> tuple["Massnahmenstand", ...]:
        """What needs nobody any more."""
        return (cls.UMGESETZT, cls.ENTFALLEN)

    @classmethod
    def offene(cls) -> tuple["Massnahmenstand", ...]:
        """Everything that somebody still has to see to."""
        return tuple(stand for stand in cls if stand not in cls.abgeschlossene())


class Fassungszweck(models.TextChoices):
    """What a Fassung was frozen for."""

    ARBEITSSTAND = "arbeitsstand", "Arbeitsstand"
    ENTWURF = "entwurf", "Entwurf zur Beteiligung"
    BESCHLUSS = "beschluss", "Beschlussfassung"
