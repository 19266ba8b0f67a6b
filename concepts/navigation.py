"""The parts of a concept in the order in which one works, as far as a member may use them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Mitgliedschaft
from accounts.zugang import Regel
from concepts.models import Konzept

from . import rules


@dataclass(frozen=True)
class Teil:
    """One link of the navigation; `name` is its url's name and the `bereich` of the pages behind it."""

    name: str
    wort: str
    darf: Regel = rules.konzept_lesen


GRUPPEN: tuple[tuple[str, tuple[Teil, ...]], ...] = (
    ("", (Teil("konzept", "Übersicht"),)),
    (
        "Konzept",
        (
            Teil("kapitel", "Kapitel"),
            Teil("leitbild", "Leitbild"),
            Teil("handlungsfelder", "Handlungsfelder"),
            Teil("massnahmen", "Maßnahmen"),
            Teil("querschnittsthemen", "Querschnittsthemen"),
        ),
    ),
    (
        "Organisation",
        (
            Teil("gremien", "Gremien"),
            Teil("akteure", "Akteure"),
            Teil("indikatoren", "Indikatoren"),
            Teil("bilder", "Bilder"),
        ),
    ),
    (
        "Veröffentlichung",
        (
            Teil("konzept_lesen", "Lesen"),
            Teil("fassungen", "Fassungen", rules.fassungen_lesen),
            Teil("broschuere", "Broschüre", rules.fassungen_lesen),
        ),
    ),
    (
        "Akte",
        (
            Teil("verlauf", "Verlauf"),
            Teil("papierkorb", "Papierkorb", rules.konzept_bearbeiten),
            Teil("konzept_einstellungen", "Einstellungen", rules.konzept_bearbeiten),
            Teil("konzept_export", "Ausgeben"),
        ),
    ),
)


def navigation(konzept: Konzept, mitgliedschaft: Mitgliedschaft) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Groups of links: name, word in this municipality's own language, address."""
    ort = [konzept.kommune.slug, konzept.slug]
    woerter = konzept.woerter
    gruppen = [
        (
            titel,
            [
                (teil.name, woerter.get(teil.name, teil.wort), reverse(teil.name, args=ort))
                for teil in teile
                if teil.darf(mitgliedschaft)
            ],
        )
        for titel, teile in GRUPPEN
    ]
    return [(titel, teile) for titel, teile in gruppen if teile]
