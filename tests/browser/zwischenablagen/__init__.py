"""A table of clipboards as programs really fill them, each beside what must arrive.

`NAME.html` is the clipboard's text/html, `NAME.txt` its text/plain, `NAME.soll.html` the text that is kept. There,
line breaks between elements are for the reader's eye; comments name the sentences (`meldet: …`) and the pictures
(`Bild: …`) that are said or handed over.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ORDNER = Path(__file__).parent
FAELLE = ORDNER.parents[1] / "faelle"
WORT = re.compile(r"\w+|[^\w\s]")

KOPIERE = """inhalt => addEventListener("copy", ereignis => {
  ereignis.preventDefault();
  ereignis.stopImmediatePropagation();
  for (const [art, text] of Object.entries(inhalt)) ereignis.clipboardData.setData(art, text);
}, {capture: true, once: true})"""
LADE = """text => {
  const feld = document.querySelector("textarea[data-textfeld-steht]");
  feld.value = text;
  feld.dispatchEvent(new CustomEvent("textfeld:laden"));
}"""
LIES = """() => ({
  text: document.querySelector("textarea[data-textfeld-steht]").value,
  meldungen: [...document.querySelectorAll(".textfeld-meldungen p > span")].map(satz => satz.textContent),
})"""


@dataclass(frozen=True)
class Ablage:
    """One clipboard and what must arrive."""

    name: str
    inhalt: dict[str, str]
    soll: str
    meldungen: list[str]
    bilder: list[str]


def _lies(name: str) -> Ablage:
    arten = {"text/html": ORDNER / f"{name}.html", "text/plain": ORDNER / f"{name}.txt"}
    inhalt = {art: datei.read_text("utf-8") for art, datei in arten.items() if datei.exists()}
    soll = (ORDNER / f"{name}.soll.html").read_text("utf-8")
    return Ablage(
        name,
        inhalt,
        "".join(zeile.strip() for zeile in re.sub(r"<!--.*?-->", "", soll).splitlines()),
        re.findall(r"<!-- meldet: (.*?) -->", soll),
        re.findall(r"<!-- Bild: (.*?) -->", soll),
    )


def alle() -> list[Ablage]:
    """The whole table, by name."""
    return [_lies(datei.name.removesuffix(".soll.html")) for datei in sorted(ORDNER.glob("*.soll.html"))]


def warte_auf_editor(seite: Any) -> None:
    """Until the editor stands, has the focus and has fetched what it needs for pasting."""
    seite.locator(".ProseMirror[role=textbox]").focus()
    seite.wait_for_load_state("networkidle")
    seite.evaluate(
        "() => import(performance.getEntriesByType('resource').find(({name}) => name.includes('paste/intake.')).name)"
    )


def lade(seite: Any, text: str) -> None:
    """Let the editor hold `text` and have the focus."""
    seite.evaluate(LADE, text)
    seite.locator(".ProseMirror[role=textbox]").focus()


def warte_auf_cursor(seite: Any) -> None:
    """Until the editor has heard where the browser's cursor is."""
    seite.evaluate("new Promise(fertig => requestAnimationFrame(() => requestAnimationFrame(fertig)))")


def fuege_ein(
    seite: Any,
    inhalt: dict[str, str],
    taste: str = "Control+v",
    text: str = "",
    davor: tuple[str, str] | None = None,
    *,
    fragt: bool = False,
) -> dict[str, Any]:
    """Really copy `inhalt` and really paste it into the editor that holds `text`; what then stands in the field.

    `davor` is a script with its argument that sets the cursor; with `fragt` a picture is sure to be asked for.
    """
    lade(seite, text)
    seite.evaluate(KOPIERE, inhalt)
    seite.keyboard.press("Control+c")
    if davor:
        seite.evaluate(*davor)
        warte_auf_cursor(seite)
    seite.keyboard.press(taste)
    if fragt:
        seite.locator("dialog[open]").wait_for()
    lass_bilder_aus(seite)
    if fragt:
        seite.locator(".textfeld-meldungen p > span").first.wait_for()
    gelesen: dict[str, Any] = seite.evaluate(LIES)
    return gelesen


def lass_bilder_aus(seite: Any) -> None:
    """Pictures that came with their content are asked for; without an answer they stay away, and are named."""
    if seite.locator("dialog[open]").count():
        seite.keyboard.press("Escape")
        seite.locator("dialog[open]").wait_for(state="detached")


class _Bestand(HTMLParser):
    """The words of a text and its structures: every element with its attributes and its path."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.worte: Counter[str] = Counter()
        self.strukturen: Counter[str] = Counter()
        self.pfad: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pfad.append(tag)
        self.strukturen[f"{'/'.join(self.pfad)} {attrs}"] += 1
        if tag in {"br", "img"}:
            self.pfad.pop()

    def handle_endtag(self, tag: str) -> None:
        self.pfad.pop()

    def handle_data(self, data: str) -> None:
        self.worte.update(WORT.findall(data))


@dataclass(frozen=True)
class Vergleich:
    """How many words and structures are missing or too many."""

    worte: int
    strukturen: int
    zu_viel: int


def vergleiche(soll: str, ist: str) -> Vergleich:
    """Count what was lost and what came without belonging."""
    a, b = _Bestand(soll), _Bestand(ist)
    return Vergleich(
        (a.worte - b.worte).total(),
        (a.strukturen - b.strukturen).total() + (b.strukturen - a.strukturen).total(),
        (b.worte - a.worte).total(),
    )


def bestand(html: str) -> tuple[int, int]:
    """How many words and elements a text holds."""
    gezaehlt = _Bestand(html)
    return gezaehlt.worte.total(), gezaehlt.strukturen.total()
