"""Two states of an element side by side, field by field, in the words of its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from concepts.forms.basis import Teilformular
from concepts.forms.felder import DatumFeld, HtmlFeld
from concepts.services.elemente import gleich
from integrationskonzept.lib.deutsch import teildatum, zahl
from integrationskonzept.lib.fussnoten import in_klammern
from integrationskonzept.lib.richtext import bereinige


@dataclass(frozen=True)
class Gegenueber:
    """One field in both states, ready to be shown."""

    name: str
    links: SafeString | str
    rechts: SafeString | str


def gegenueber(form: Teilformular, links: dict[str, Any], rechts: dict[str, Any]) -> list[Gegenueber]:
    """The fields of `form` that differ, in its order."""
    namen = [*form.fields, *([form.zeilen[0]] if form.zeilen else [])]
    return [
        Gegenueber(_bezeichnung(form, name), _zeige(form, name, links.get(name)), _zeige(form, name, rechts.get(name)))
        for name in namen
        if name in links and not gleich(links.get(name), rechts.get(name))
    ]


def _bezeichnung(form: Teilformular, name: str) -> str:
    return str(form.fields[name].label) if name in form.fields else form.zeilen_titel


def _zeige(form: Teilformular, name: str, wert: Any) -> SafeString | str:
    if wert in (None, "", [], {}):
        return "(leer)"
    feld = form.fields.get(name)
    if isinstance(feld, HtmlFeld):
        return mark_safe(feld.mit_bildadressen(in_klammern(bereinige(wert))))  # noqa: S308 - sanitised in the same breath
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(feld, DatumFeld):
        return teildatum(wert)
    woerter = _woerter(feld)
    if isinstance(wert, list):
        return format_html_join("", "<p>{}</p>", ((_zeile(eintrag, woerter),) for eintrag in wert))
    return str(woerter.get(wert, wert))


def _woerter(feld: forms.Field | None) -> dict[Any, Any]:
    woerter: dict[Any, Any] = {}
    for kennung, wort in getattr(feld, "choices", ()):
        woerter |= dict(wort) if isinstance(wort, list | tuple) else {kennung: wort}
    return woerter


def _zeile(eintrag: Any, woerter: dict[Any, Any]) -> str:
    if isinstance(eintrag, dict):
        teile = (zahl(wert) if isinstance(wert, float) else str(wert) for wert in eintrag.values())
        return " · ".join(teile)
    return str(woerter.get(eintrag, eintrag))
