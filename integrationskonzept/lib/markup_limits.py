"""Markup as deep as a text can be, before a parser sees it.

Parsers of HTML look through all open elements at every tag, and open formatting ones again in every paragraph: 25 kB
of them become 19 MB. Nobody writes such a text, so what opens too many at once loses those tags, and keeps its words.
"""

from __future__ import annotations

import re
from collections import Counter

DEEPEST = 200
"""Far more than may be kept (`richtext.HOECHSTE_TIEFE`), so that what is too deep can be told from what is not."""

MOST_FORMATTING = 12
FORMATTING = {
    *("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"),
}
NEVER_DEEP = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
    *("p", "li", "td", "th", "tr", "thead", "tbody", "tfoot", "dt", "dd", "option", "colgroup"),
}
"""Without content, or closed by the next of their kind."""

WITH_THEIR_CONTENT = {"script", "style", "iframe", "object", "svg", "math", "template", "noscript"}
"""The cleaner removes what is in them, so their tags have to stay."""

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)")


class _Limits:
    def __init__(self) -> None:
        self.open: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()
        self.most = Counter({"formatting": MOST_FORMATTING, "deep": DEEPEST})
        self.now: Counter[str] = Counter()

    def __call__(self, tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in NEVER_DEEP or name in WITH_THEIR_CONTENT:
            return tag[0]
        kind = "formatting" if name in FORMATTING else "deep"
        stays = self._closes(name, kind) if tag[1] else self._opens(name, kind)
        return tag[0] if stays else ""

    def _opens(self, name: str, kind: str) -> bool:
        if self.now[kind] >= self.most[kind]:
            self.dropped[name] += 1
            return False
        self.open[name] += 1
        self.now[kind] += 1
        return True

    def _closes(self, name: str, kind: str) -> bool:
        if self.dropped[name]:
            self.dropped[name] -= 1
            return False
        if self.open[name]:
            self.open[name] -= 1
            self.now[kind] -= 1
        return True


def bounded(html: str) -> str:
    """`html` without the tags that open too much at once."""
    return html if html.count("<") <= MOST_FORMATTING else TAG.sub(_Limits(), html)
