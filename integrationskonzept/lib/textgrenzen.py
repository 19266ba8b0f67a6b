"""What a text may hold at most, so that it can be typeset, compared and read; forms and import ask here alike."""

from __future__ import annotations

from collections.abc import Iterator

from integrationskonzept.lib.deutsch import zahl
from integrationskonzept.lib.richtext import HOECHSTE_TIEFE, tiefe

HOECHSTENS_ZEICHEN = 300_000
"""Of a rich text: about a hundred printed pages."""
HOECHSTENS_KURZ = 20_000
"""Of a text without paragraphs, such as a target group or a note."""
HOECHSTENS_EINTRAEGE = 5_000
"""Of one list: Maßnahmen of a Handlungsfeld, Akteure of a concept."""
HOECHSTENS_INSGESAMT = 50_000
"""Of all lists of a document together; written at once they keep others waiting for less than a second."""
HOECHSTENS_TEILE = 20_000
HOECHSTENS_NOTEN = 500


def einwand(html: str) -> str:
    """What stands against keeping this rich text, and how to mend it; nothing where it may stay."""
    return next(_einwaende(html), "")


def einwand_gegen_kurzes(text: str) -> str:
    """The same for a text without paragraphs."""
    if len(text) <= HOECHSTENS_KURZ:
        return ""
    return (
        f"Der Text hat {zahl(len(text))} Zeichen, Platz ist hier für {zahl(HOECHSTENS_KURZ)}. "
        "Bitte kürzen Sie ihn; was ausführlich beschrieben werden soll, gehört in ein Kapitel."
    )


def einwand_gegen_liste(anzahl: int) -> str:
    """The same for a list."""
    if anzahl <= HOECHSTENS_EINTRAEGE:
        return ""
    return f"Die Liste hat {zahl(anzahl)} Einträge, höchstens {zahl(HOECHSTENS_EINTRAEGE)} passen in ein Konzept."


def einwand_gegen_menge(anzahl: int) -> str:
    """The same for all lists of a document together."""
    if anzahl <= HOECHSTENS_INSGESAMT:
        return ""
    return (
        f"Das Dokument hat {zahl(anzahl)} Einträge in seinen Listen, höchstens {zahl(HOECHSTENS_INSGESAMT)} passen in "
        "ein Konzept. Bitte verteilen Sie sie auf mehrere."
    )


def _einwaende(html: str) -> Iterator[str]:
    if len(html) > HOECHSTENS_ZEICHEN:
        yield (
            f"Der Text hat mit seinen Auszeichnungen {zahl(len(html))} Zeichen, höchstens {zahl(HOECHSTENS_ZEICHEN)} "
            "lassen sich in einem Stück setzen. Bitte verteilen Sie ihn auf mehrere Kapitel."
        )
    if tiefe(html) > HOECHSTE_TIEFE:
        yield (
            f"Der Text ist tiefer als {HOECHSTE_TIEFE} Ebenen verschachtelt. "
            "Bitte lösen Sie innere Listen, Zitate oder Tabellen auf, dann lässt er sich speichern."
        )
    if (teile := html.count("<")) > 2 * HOECHSTENS_TEILE:
        yield (
            f"Der Text besteht aus {zahl(teile // 2)} Listenpunkten, Zellen, Absätzen und Auszeichnungen, höchstens "
            f"{zahl(HOECHSTENS_TEILE)} lassen sich in einem Stück setzen. Bitte verteilen Sie ihn auf mehrere Kapitel."
        )
    if (noten := html.count("<span data-fussnote")) > HOECHSTENS_NOTEN:
        yield (
            f"Der Text hat {zahl(noten)} Fußnoten, höchstens {zahl(HOECHSTENS_NOTEN)} lassen sich in einem Stück "
            "setzen. Bitte verteilen Sie ihn auf mehrere Kapitel."
        )
