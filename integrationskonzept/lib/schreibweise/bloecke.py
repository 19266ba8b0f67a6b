"""A rich text in pieces: its outermost blocks, each exactly as it is kept."""

from __future__ import annotations

import re

TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
BLOECKE = {"p", "h3", "h4", "ul", "ol", "blockquote", "table", "figure"}
OHNE_INHALT = {"br", "img"}


def bloecke(html: str) -> list[str]:
    """The blocks of a clean text, which together are the text; what stands loose between two is a block, too."""
    teile, anfang, tiefe, im_block = [], 0, 0, False
    for tag in TAG.finditer(html):
        if tag[2] in OHNE_INHALT:
            continue
        if not tag[1] and not tiefe and tag[2] in BLOECKE:
            teile.append(html[anfang : tag.start()])
            anfang, im_block = tag.start(), True
        tiefe += -1 if tag[1] else 1
        if not tiefe and im_block:
            teile.append(html[anfang : tag.end()])
            anfang, im_block = tag.end(), False
    return _ohne_luecken([*teile, html[anfang:]])


def _ohne_luecken(teile: list[str]) -> list[str]:
    """White space between blocks goes with the block before it."""
    zusammen: list[str] = []
    for teil in teile:
        if not teil.strip(" \t\r\n") and (zusammen or not teil):
            zusammen[-1:] = [zusammen[-1] + teil] if zusammen else []
        else:
            zusammen.append(teil)
    return zusammen
