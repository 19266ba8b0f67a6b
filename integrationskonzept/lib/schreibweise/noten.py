"""Footnotes as other programs write them: `[^1]` in the text, `[^1]: Zensus 2022` in a line below."""

from __future__ import annotations

import re

NOTENTEXT = re.compile(r"^\[\^(\d+)\]:[ \t]*+(\S.*)$", re.MULTILINE)
ZEICHEN = re.compile(r"\[\^(\d+)\](?!:)")


def mit_notentexten(text: str) -> str:
    """Every such text at its mark, `[^Zensus 2022]`; a line to which no mark belongs stays where it is."""
    gesetzt = set(ZEICHEN.findall(NOTENTEXT.sub("", text)))
    noten = {nummer: inhalt.rstrip(" \t") for nummer, inhalt in reversed(NOTENTEXT.findall(text)) if nummer in gesetzt}
    text = NOTENTEXT.sub(lambda fund: "" if noten.get(fund[1]) == fund[2].rstrip(" \t") else fund[0], text)
    return ZEICHEN.sub(lambda fund: f"[^{noten.get(fund[1], fund[1])}]", text)
