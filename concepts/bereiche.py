"""The parts of a concept as one meets them in the browser: address, kind of element, forms, words."""

from __future__ import annotations

from dataclasses import dataclass, field

from concepts.dokument import abbildung as ab
from concepts.dokument.abbildung import Elementart
from concepts.forms import elemente as formulare
from concepts.forms import massnahmen
from concepts.forms.basis import Teilformular
from concepts.models import Konzept


@dataclass(frozen=True)
class Bereich:
    """One kind of element in the browser.

    `formulare` are its forms by name (the first is the main one), `neu` the form for a new one where it
    differs; `navigation` is the part of the menu it belongs to; `leitfragen` the key of its questions.
    """

    pfad: str
    art: Elementart
    formulare: dict[str, type[Teilformular]]
    einzahl: str
    mehrzahl: str
    neu: type[Teilformular] | None = None
    artikel: str = "neues"
    navigation: str = ""
    leitfragen: str = ""
    eigene_seite: bool = False
    formular_titel: dict[str, str] = field(default_factory=dict)

    @property
    def neu_formular(self) -> type[Teilformular]:
        """The form for a new element."""
        return self.neu or next(iter(self.formulare.values()))

    def wort(self, konzept: Konzept, *, mehrzahl: bool = False) -> str:
        """The word for it, as this municipality says it."""
        if self.art.name in ("leitziel", "handlungsfeld", "ziel", "massnahme"):
            return konzept.wort(self.art.name, mehrzahl=mehrzahl)
        return self.mehrzahl if mehrzahl else self.einzahl


BEREICHE = {
    bereich.pfad: bereich
    for bereich in (
        Bereich("kapitel", ab.ABSCHNITT, {"text": formulare.KapitelForm}, "Kapitel", "Kapitel"),
        Bereich("leitbild", ab.LEITBILD, {"text": formulare.LeitbildForm}, "Leitbild", "Leitbild"),
        Bereich(
            "leitziele", ab.LEITZIEL, {"text": formulare.LeitzielForm}, "Leitziel", "Leitziele", navigation="leitbild"
        ),
        Bereich(
            "handlungsfelder",
            ab.HANDLUNGSFELD,
            {"text": formulare.HandlungsfeldForm},
            "Handlungsfeld",
            "Handlungsfelder",
            eigene_seite=True,
        ),
        Bereich("ziele", ab.ZIEL, {"text": formulare.ZielForm}, "Ziel", "Ziele", navigation="handlungsfelder"),
        Bereich(
            "massnahmen",
            ab.MASSNAHME,
            {
                "inhalt": massnahmen.InhaltForm,
                "zustaendigkeit": massnahmen.ZustaendigkeitForm,
                "mittel": massnahmen.MittelForm,
                "wirkung": massnahmen.WirkungForm,
            },
            "Maßnahme",
            "Maßnahmen",
            neu=massnahmen.NeueMassnahmeForm,
            artikel="neue",
            eigene_seite=True,
            formular_titel={
                "inhalt": "Was und für wen",
                "zustaendigkeit": "Wer und wann",
                "mittel": "Personal und Geld",
                "wirkung": "Ziele und Erfolg",
            },
        ),
        Bereich(
            "querschnittsthemen",
            ab.QUERSCHNITTSTHEMA,
            {"text": formulare.QuerschnittsthemaForm},
            "Querschnittsthema",
            "Querschnittsthemen",
        ),
        Bereich("akteure", ab.AKTEUR, {"text": formulare.AkteurForm}, "Akteur", "Akteure", artikel="neuer"),
        Bereich("gremien", ab.GREMIUM, {"text": formulare.GremiumForm}, "Gremium", "Gremien"),
        Bereich(
            "indikatoren", ab.INDIKATOR, {"text": formulare.IndikatorForm}, "Indikator", "Indikatoren", artikel="neuer"
        ),
    )
}
BEREICH_DER_ART = {bereich.art.name: bereich for bereich in BEREICHE.values()}
