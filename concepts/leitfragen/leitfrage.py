from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Leitfragen:
    """`einleitung` says in one sentence what good looks like; `fragen` lead there."""

    einleitung: str
    fragen: tuple[str, ...]
