"""Whose the pictures are that a reader sees, each named as the text names it."""

from __future__ import annotations

import re
from pathlib import PurePath
from textwrap import shorten
from typing import Any

from concepts.dokument.bezuege import html_stellen
from integrationskonzept.lib.textbilder import Textbild, textbilder

HOECHSTENS = 90
SATZENDE = re.compile(r"(?<=\w{4})[.:!?](?: |$)")
"""Where a caption has named its picture and begins to explain; „Dr.“ ends nothing."""


def bildnachweise(dokument: dict[str, Any]) -> tuple[str, ...]:
    """„Am runden Tisch – Foto: Stadt Musterstadt“, for every picture that a text shows."""
    gezeigte: dict[str, Textbild] = {}
    for *_, teil, schluessel in html_stellen(dokument):
        for bild in textbilder(teil[schluessel]):
            gezeigte.setdefault(bild.kennung, bild)
    zeilen = (
        f"{_name(bild, gezeigte[bild['id']])} – {bild['quelle']}"
        for bild in dokument.get("bilder") or ()
        if bild.get("quelle", "").strip() and bild["id"] in gezeigte
    )
    return tuple(dict.fromkeys(zeilen))


def _name(bild: dict[str, Any], gezeigt: Textbild) -> str:
    name = gezeigt.unterschrift or gezeigt.alt or PurePath(bild.get("dateiname", "")).stem or bild["id"]
    return shorten(SATZENDE.split(name)[0], HOECHSTENS, placeholder=" …")
