"""The pictures in a rich text: which, how described, under which caption; reads what the cleaner wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

ABBILDUNG = re.compile(r"<figure>(.*?)</figure>", re.DOTALL)
UNTERSCHRIFT = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
BILD = re.compile(r'<img[^>]*\ssrc="bild:([a-z0-9-]+)"[^>]*>')
ALT = re.compile(r'\salt="([^"]*)"')
NOTE = re.compile(r"<span data-fussnote[^>]*>.*?</span>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Textbild:
    """One picture at one place of a text."""

    kennung: str
    alt: str
    unterschrift: str


def textbilder(html: str) -> Iterator[Textbild]:
    """The pictures of a text in reading order."""
    if "bild:" not in html:
        return
    for nummer, stueck in enumerate(ABBILDUNG.split(html)):
        unterschrift = UNTERSCHRIFT.search(stueck) if nummer % 2 else None
        for treffer in BILD.finditer(stueck):
            yield Textbild(treffer[1], _alt(treffer[0]), _als_text(unterschrift[1]) if unterschrift else "")


def mit_beschreibung(html: str, kennung: str, alte: str, neue: str) -> str:
    """The text with the picture's new description wherever it still carries the old one."""

    def neu(treffer: re.Match[str]) -> str:
        if treffer[1] != kennung or _alt(treffer[0]) != alte:
            return treffer[0]
        ohne = ALT.sub("", treffer[0])
        return f'{ohne.removesuffix(">").removesuffix("/").rstrip()} alt="{escape(neue)}">'

    return BILD.sub(neu, html)


def _alt(tag: str) -> str:
    treffer = ALT.search(tag)
    return unescape(treffer[1]).strip() if treffer else ""


def _als_text(html: str) -> str:
    return " ".join(unescape(TAG.sub("", NOTE.sub("", html.replace("<br>", " ")))).split())
