"""A chart is laid out once for the same data: that costs many times what writing it out does."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
HOECHSTENS = 200
"""Calls of each kind whose charts a process keeps; a large chart takes about 100 kB."""


class _Aufruf:
    """What a function is called with; equal where it reads the same, so that 1 and 1.0 are two things."""

    def __init__(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.args, self.kwargs = args, kwargs
        self.wortlaut = repr((args, kwargs))

    def __hash__(self) -> int:
        return hash(self.wortlaut)

    def __eq__(self, anderer: object) -> bool:
        return isinstance(anderer, _Aufruf) and self.wortlaut == anderer.wortlaut


def je_daten(zeichner: Callable[P, T]) -> Callable[P, T]:
    """Keep what `zeichner` makes of its data. Charts never change, so that all may share one."""
    gemerkt = lru_cache(maxsize=HOECHSTENS)(lambda aufruf: zeichner(*aufruf.args, **aufruf.kwargs))

    @wraps(zeichner)
    def mit_gedaechtnis(*args: P.args, **kwargs: P.kwargs) -> T:
        return gemerkt(_Aufruf(args, kwargs))

    return mit_gedaechtnis
