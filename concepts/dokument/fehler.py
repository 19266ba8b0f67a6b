from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fehler:
    """One fault of a document: where (JSON path) and what, in a German sentence."""

    pfad: str
    meldung: str

    def __post_init__(self) -> None:
        """Half characters of the document are spelled out: no page and no terminal could show them."""
        for name in ("pfad", "meldung"):
            text = getattr(self, name).encode("utf-8", "backslashreplace").decode()
            object.__setattr__(self, name, text)

    def __str__(self) -> str:
        return f"{self.pfad}: {self.meldung}"


class DokumentFehler(Exception):
    """The document cannot be imported; nothing was changed."""

    def __init__(self, fehler: list[Fehler]) -> None:
        self.fehler = fehler
        super().__init__("\n".join(str(einer) for einer in fehler))


def pfad(*teile: str | int) -> str:
    """A JSON path such as `$.handlungsfelder[0].titel`."""
    return "$" + "".join(f"[{teil}]" if isinstance(teil, int) else f".{teil}" for teil in teile)
