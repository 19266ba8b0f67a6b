"""The shapes of a Konzeptdokument made ready for reading: references resolved, labels and dates German.

Fields ending in `html` hold rich text as the document has it; whoever writes it out cleans it again. `beginn`
and `ende` are partial ISO dates as the document has them, for charts.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from integrationskonzept.lib.deutsch import zeitspanne


@dataclass(frozen=True)
class Verweis:
    """A reference to another element of the same document."""

    id: str
    titel: str
    nummer: str = ""

    def __str__(self) -> str:
        return f"{self.nummer} {self.titel}".strip()


@dataclass(frozen=True)
class Begriff:
    """A level's name, one and many."""

    einzahl: str
    mehrzahl: str


@dataclass(frozen=True)
class Begriffe:
    """What the municipality calls its levels."""

    leitziel: Begriff
    handlungsfeld: Begriff
    ziel: Begriff
    massnahme: Begriff


@dataclass(frozen=True)
class Kapitel:
    """A chapter; `bestandteil` names the structured part that stands in it, by its Abschnittart."""

    id: str
    art: str
    titel: str
    html: str = ""
    kapitel: tuple[Kapitel, ...] = ()
    bestandteil: str = ""


@dataclass(frozen=True)
class Leitziel:
    """An overarching goal and the Handlungsfelder that serve it."""

    id: str
    titel: str
    html: str
    handlungsfelder: tuple[Verweis, ...]


@dataclass(frozen=True)
class Leitbild:
    """What integration means here, where it is to lead, and the Leitziele; false where nothing is said."""

    verstaendnis_html: str
    vision_html: str
    leitziele: tuple[Leitziel, ...]

    def __bool__(self) -> bool:
        return bool(self.verstaendnis_html or self.vision_html or self.leitziele)


@dataclass(frozen=True)
class Ziel:
    """A goal of a Handlungsfeld with the goals that serve it."""

    id: str
    titel: str
    html: str
    ebene: str
    bis: str
    unterziele: tuple[Ziel, ...]
    massnahmen: tuple[Verweis, ...]


@dataclass(frozen=True)
class Kostenzeile:
    """One year's cost from one source, in euros."""

    jahr: str
    betrag: Decimal
    quelle: str
    produkt: str


@dataclass(frozen=True)
class Massnahme:
    """What exactly is done, for whom, by whom, when, with which means."""

    id: str
    nummer: str
    titel: str
    html: str
    handlungsfeld: Verweis
    ziele: tuple[Verweis, ...]
    zielgruppe: str
    sozialraum: str
    federfuehrung: tuple[Verweis, ...]
    beteiligte: tuple[Verweis, ...]
    zeitraum: str
    ressourcen: str
    kosten: tuple[Kostenzeile, ...]
    prioritaet: str
    stand: str
    indikatoren: tuple[Verweis, ...]
    haengt_ab_von: tuple[Verweis, ...]
    querschnittsthemen: tuple[Verweis, ...]
    schlagworte: tuple[str, ...]
    beginn: str = ""
    ende: str = ""
    dauerhaft: bool = False

    @property
    def jahre(self) -> str:
        """The time in whole years: „2026–2028“."""
        spanne = zeitspanne(self.beginn[:4], self.ende[:4], dauerhaft=self.dauerhaft)
        return spanne.removesuffix(", dauerhaft")

    @property
    def kosten_summe(self) -> Decimal:
        """All years and sources together."""
        return sum((zeile.betrag for zeile in self.kosten), Decimal(0))


@dataclass(frozen=True)
class Handlungsfeld:
    """`nummer` is empty where the title carries one of its own."""

    id: str
    nummer: str
    titel: str
    ausgangslage_html: str
    html: str
    prioritaet: str
    leitziele: tuple[Verweis, ...]
    ziele: tuple[Ziel, ...]
    massnahmen: tuple[Massnahme, ...]


@dataclass(frozen=True)
class Querschnittsthema:
    """A theme that runs through several Handlungsfelder."""

    id: str
    titel: str
    html: str
    massnahmen: tuple[Verweis, ...]


@dataclass(frozen=True)
class Akteur:
    """Who leads or takes part."""

    id: str
    name: str
    art: str
    fuehrt: tuple[Verweis, ...]
    beteiligt: tuple[Verweis, ...]


@dataclass(frozen=True)
class Gremium:
    """A body that steers, advises or decides."""

    id: str
    name: str
    art: str
    aufgabe_html: str
    vorsitz: str
    mitglieder: tuple[str, ...]
    tagt: str
    artschluessel: str = ""


@dataclass(frozen=True)
class Reihe:
    """One line of a Zeitreihe; an empty string stands where there is no value."""

    titel: str
    werte: tuple[str, ...]
    ist_ziel: bool = False


@dataclass(frozen=True)
class Zeitreihe:
    """Values over points in time, those of one group written with the same number of decimals."""

    zeitpunkte: tuple[str, ...]
    reihen: tuple[Reihe, ...]
    anmerkungen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Messreihe:
    """All numbers of one group, or of the whole (then without a name), with their points in time."""

    name: str
    werte: tuple[tuple[str, float], ...]
    ziele: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Indikator:
    """A figure with its values and what it belongs to."""

    id: str
    kennung: str
    titel: str
    definition: str
    einheit: str
    richtung: str
    ebene: str
    quelle: str
    werte: Zeitreihe | None
    massnahmen: tuple[Verweis, ...]
    messreihen: tuple[Messreihe, ...] = ()

    @property
    def tabelle_reicht(self) -> bool:
        """Whether the table of `werte` leaves no point in time out."""
        zeitpunkte = {zeitpunkt for reihe in self.messreihen for zeitpunkt, _ in (*reihe.werte, *reihe.ziele)}
        return self.werte is not None and len(zeitpunkte) == len(self.werte.zeitpunkte)


@dataclass(frozen=True)
class Kostenreihe:
    """One row of a Kostentafel; None where a year has no cost."""

    titel: str
    betraege: tuple[Decimal | None, ...]
    summe: Decimal


@dataclass(frozen=True)
class Kostentafel:
    """Sums by year (columns) and source or Handlungsfeld (rows)."""

    jahre: tuple[str, ...]
    reihen: tuple[Kostenreihe, ...]
    summen: Kostenreihe


@dataclass(frozen=True)
class Kommune:
    """Whose concept it is."""

    name: str
    art: str
    bundesland: str


@dataclass(frozen=True)
class Lesefassung:
    """A concept as a reader meets it."""

    kommune: Kommune
    titel: str
    untertitel: str
    art: str
    laufzeit: str
    stand: str
    begriffe: Begriffe
    kapitel: tuple[Kapitel, ...]
    leitbild: Leitbild
    handlungsfelder: tuple[Handlungsfeld, ...]
    querschnittsthemen: tuple[Querschnittsthema, ...]
    akteure: tuple[Akteur, ...]
    gremien: tuple[Gremium, ...]
    indikatoren: tuple[Indikator, ...]
    kosten_nach_handlungsfeld: Kostentafel | None
    kosten_nach_quelle: Kostentafel | None
    beginn: str = ""
    ende: str = ""

    @property
    def massnahmen(self) -> tuple[Massnahme, ...]:
        """Those of all Handlungsfelder in reading order."""
        return tuple(massnahme for feld in self.handlungsfelder for massnahme in feld.massnahmen)

    @property
    def gezaehlt(self) -> str:
        """„5 Handlungsfelder, 1 Maßnahme“, in the municipality's own words."""
        felder, massnahmen = len(self.handlungsfelder), len(self.massnahmen)
        teile = [(felder, self.begriffe.handlungsfeld), (massnahmen, self.begriffe.massnahme)]
        return ", ".join(f"{n} {wort.einzahl if n == 1 else wort.mehrzahl}" for n, wort in teile if n)
