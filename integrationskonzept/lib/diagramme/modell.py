"""What a chart consists of: shapes and lines of text in user units, a sentence, a table. No markup, no colours.

Colours are named by their role (`farben.Farben`), so that one chart serves paper, screen and dark mode.
"""

from dataclasses import dataclass

DRUCKBREITE = 470.0
"""166 mm, the full measure of an A4 page, in points."""
DRUCKGRAD = 8.0
MEHRFARBIG = 6
"""More series than this are summed or left to the table."""


@dataclass(frozen=True)
class Form:
    """All shapes of one look, as the `d` of a single path."""

    d: str
    fuellung: str = ""
    strich: str = ""
    dicke: str = "1"
    strichelung: str = ""


@dataclass(frozen=True)
class Textzeile:
    """One line of text; y is its baseline. `gedreht`: runs upwards."""

    x: str
    y: str
    text: str
    gedreht: bool = False


@dataclass(frozen=True)
class Schriftzug:
    """All lines of text of one look; `anker` is SVG's text-anchor."""

    zeilen: tuple[Textzeile, ...]
    rolle: str
    grad: str
    anker: str = "start"
    fett: bool = False


@dataclass(frozen=True)
class Tabelle:
    """The same data as text; the first cell of a row is its head. `zahlen`: the other cells are numbers."""

    beschriftung: str
    kopf: tuple[str, ...]
    zeilen: tuple[tuple[str, ...], ...]
    zahlen: bool = True


@dataclass(frozen=True)
class Diagramm:
    """A chart; `aussage` says what it shows, the title being its subject."""

    art: str
    titel: str
    aussage: str
    tabelle: Tabelle
    breite: float
    hoehe: float
    formen: tuple[Form, ...]
    texte: tuple[Schriftzug, ...]

    @property
    def satz(self) -> str:
        """Title and statement: the accessible name."""
        return f"{self.titel}: {self.aussage}"

    @property
    def kurzsatz(self) -> str:
        """The statement alone, for where the title stands above."""
        return self.aussage[:1].upper() + self.aussage[1:]
