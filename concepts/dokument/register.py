"""Reads the kinds of elements that are few columns of text in one query instead of one each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F, JSONField, QuerySet, Value

from concepts.models import Element, Konzept

from . import abbildung as ab

ARTEN = (ab.GREMIUM, ab.ABSCHNITT, ab.LEITZIEL, ab.HANDLUNGSFELD, ab.QUERSCHNITTSTHEMA, ab.AKTEUR, ab.INDIKATOR)
TEXTE = max(len(art.werte) for art in ARTEN)
FESTE = ("spalte", "id", "position", "kennung", "leere_felder", "oben", "liste")


def lies_register(konzept: Konzept) -> dict[ab.Elementart, list[Element]]:
    """By kind, in their order; the elements have what the document needs and no more."""
    mengen = [_menge(nummer, art, konzept) for nummer, art in enumerate(ARTEN)]
    gelesen: dict[ab.Elementart, list[Element]] = {art: [] for art in ARTEN}
    for nummer, *zeile in sorted(mengen[0].union(*mengen[1:], all=True), key=lambda z: (z[2], z[1])):
        gelesen[ARTEN[nummer]].append(_element(ARTEN[nummer], konzept, zeile))
    return gelesen


def _menge(nummer: int, art: ab.Elementart, konzept: Konzept) -> QuerySet:
    """Where a kind has no such column, another of the same type stands in its place."""
    texte, listen = _spalten(art, liste=False), _spalten(art, liste=True)
    oben = "eltern_id" if art is ab.ABSCHNITT else "id"
    platz = {f"text_{n}": F(texte[n] if n < len(texte) else "kennung") for n in range(TEXTE)}
    menge = art.modell.objects.filter(konzept=konzept).order_by()
    angaben = {"spalte": Value(nummer), "oben": F(oben), "liste": F(listen[0] if listen else "leere_felder")}
    return menge.annotate(**angaben, **platz).values_list(*FESTE, *platz)


def _spalten(art: ab.Elementart, *, liste: bool) -> list[str]:
    feld = art.modell._meta.get_field
    return [w.attribut for w in art.werte if isinstance(feld(w.attribut), JSONField) is liste]


def _element(art: ab.Elementart, konzept: Konzept, zeile: list[Any]) -> Element:
    pk, position, kennung, leere_felder, oben, liste, *texte = zeile
    felder = {"id": pk, "position": position, "kennung": kennung, "leere_felder": leere_felder, "konzept": konzept}
    return art.modell(**felder, **dict(_werte(art, oben, liste, texte)))


def _werte(art: ab.Elementart, oben: int, liste: Any, texte: list[str]) -> Iterator[tuple[str, Any]]:
    yield from zip(_spalten(art, liste=False), texte, strict=False)
    yield from ((name, liste) for name in _spalten(art, liste=True))
    if art is ab.ABSCHNITT:
        yield "eltern_id", oben
