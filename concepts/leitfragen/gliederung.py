"""The tree of chapters that the assistant lays out, by kind of concept."""

from __future__ import annotations

from dataclasses import dataclass

from concepts.enums import Abschnittart, Konzeptart


@dataclass(frozen=True)
class Kapitelvorschlag:
    """A chapter with those below it."""

    titel: str
    art: str = ""
    unterkapitel: tuple[Kapitelvorschlag, ...] = ()


def _kapitel(titel: str, art: Abschnittart, *unten: str | Kapitelvorschlag) -> Kapitelvorschlag:
    kinder = tuple(Kapitelvorschlag(kind) if isinstance(kind, str) else kind for kind in unten)
    return Kapitelvorschlag(titel, art.value, kinder)


VORWORT = _kapitel("Vorwort", Abschnittart.VORWORT)
LEITBILD = _kapitel("Leitbild", Abschnittart.LEITBILD)
BETEILIGUNG = _kapitel("Wie das Konzept entstanden ist", Abschnittart.BETEILIGUNG)
CONTROLLING = _kapitel(
    "Controlling und Fortschreibung",
    Abschnittart.CONTROLLING,
    "Wer wann berichtet",
    "Wie das Konzept fortgeschrieben wird",
)
ANHANG = _kapitel("Anhang", Abschnittart.ANHANG, "Begriffe kurz erklärt", "Quellen und Methodik")

STRATEGISCH = (
    VORWORT,
    _kapitel(
        "Ausgangslage",
        Abschnittart.AUSGANGSLAGE,
        "Anlass und Auftrag",
        "Wer hier lebt",
        "Lebenslagen in Zahlen",
        "Welche Angebote es gibt",
        "Stärken, Lücken und Handlungsbedarf",
        "Rahmen und Zuständigkeiten",
    ),
    LEITBILD,
    _kapitel("Handlungsfelder", Abschnittart.HANDLUNGSFELDER),
    _kapitel(
        "Organisation und Steuerung",
        Abschnittart.ORGANISATION,
        "Steuerung und Koordination",
        "Netzwerke und Mitwirkung",
        "Personal und Mittel",
    ),
    BETEILIGUNG,
    CONTROLLING,
    ANHANG,
)

BILDUNG = (
    VORWORT,
    _kapitel(
        "Ausgangslage: Bildung vor Ort",
        Abschnittart.AUSGANGSLAGE,
        "Anlass und Auftrag",
        "Wer hier lernt",
        "Bildung in Zahlen",
        Kapitelvorschlag(
            "Bestandsaufnahme der Bildungsangebote",
            unterkapitel=(
                Kapitelvorschlag("Frühe Bildung"),
                Kapitelvorschlag("Schule und Ganztag"),
                Kapitelvorschlag("Ausbildung und Beruf"),
                Kapitelvorschlag("Bildung für Erwachsene"),
                Kapitelvorschlag("Lernen außerhalb der Schule"),
            ),
        ),
        "Übergänge, Lücken und Handlungsbedarf",
        "Zuständigkeiten von Kommune, Kreis und Land",
    ),
    LEITBILD,
    _kapitel("Handlungsfelder der Bildung", Abschnittart.HANDLUNGSFELDER),
    _kapitel(
        "Organisation und Bildungssteuerung",
        Abschnittart.ORGANISATION,
        "Steuerung und Koordination",
        "Netzwerk der Bildungseinrichtungen",
        "Personal und Mittel",
    ),
    BETEILIGUNG,
    _kapitel(
        "Controlling und Bildungsmonitoring",
        Abschnittart.CONTROLLING,
        "Wer wann berichtet",
        "Wie das Konzept fortgeschrieben wird",
    ),
    ANHANG,
)

VIELFALT = (
    VORWORT,
    _kapitel(
        "Ausgangslage: Vielfalt vor Ort",
        Abschnittart.AUSGANGSLAGE,
        "Anlass und Auftrag",
        "Wer hier lebt: Vielfalt in Zahlen",
        "Erfahrungen mit Teilhabe und Benachteiligung",
        "Welche Angebote es gibt",
        "Die Verwaltung als Arbeitgeberin und Dienstleisterin",
        "Stärken, Lücken und Handlungsbedarf",
    ),
    LEITBILD,
    _kapitel("Handlungsfelder", Abschnittart.HANDLUNGSFELDER),
    _kapitel(
        "Organisation und Verantwortung",
        Abschnittart.ORGANISATION,
        "Steuerung und Koordination",
        "Beiräte, Beauftragte und Netzwerke",
        "Personal und Mittel",
    ),
    BETEILIGUNG,
    CONTROLLING,
    ANHANG,
)

GLIEDERUNGEN = {Konzeptart.BILDUNG.value: BILDUNG, Konzeptart.VIELFALT.value: VIELFALT}


def kapitelvorschlag(art: str) -> tuple[Kapitelvorschlag, ...]:
    """The five parts as chapters, for this kind of concept."""
    return GLIEDERUNGEN.get(art, STRATEGISCH)
