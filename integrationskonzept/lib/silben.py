"""Soft hyphens in long words: browsers without a German dictionary break them anywhere, or not at all."""

import re
from functools import cache

import pyphen  # type: ignore[import-untyped]

LANG = re.compile(r"[^\W\d_]{14,}")


def mit_trennstellen(text: str) -> str:
    """The text with soft hyphens at the syllables of words that a phone's line may not hold."""
    return LANG.sub(lambda treffer: _woerterbuch().inserted(treffer[0], hyphen="\u00ad"), text)


@cache
def _woerterbuch() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="de_DE", left=3, right=3)
