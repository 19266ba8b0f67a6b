"""Several e-mail addresses in one field, typed or pasted from a mail program or a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django import forms

from integrationskonzept.lib.mailadresse import AdresseFeld

ZEILENENDE = re.compile(r"[\r\n;]+")
MIT_NAMEN = re.compile(r"(?<![^<>])([^<>]*+)<([^<>]*+)>")
HOECHSTENS = 50
SO_VIELE_FEHLER = 20
OHNE_AT = "„%(adresse)s“ ist keine E-Mail-Adresse: Das @ fehlt."
KEINE_ADRESSE = "„%(adresse)s“ ist keine E-Mail-Adresse. Richtig ist sie zum Beispiel so: a.yilmaz@musterstadt.de."
ZU_VIELE = "Das sind {} Adressen. Bitte laden Sie höchstens {} auf einmal ein."


def stuecke(text: str) -> Iterator[str]:
    """What may be addresses: one a line, after a comma or a semicolon, or in the brackets behind a name."""
    for zeile in ZEILENENDE.split(text):
        ende = 0
        for treffer in MIT_NAMEN.finditer(zeile):
            # „Müller, Anna <a.mueller@…>“: what stands before the brackets is a name, its comma parts nobody.
            yield from (teil for teil in treffer[1].split(",")[:-1] if "@" in teil)
            yield treffer[2]
            ende = treffer.end()
        yield from _ohne_klammern(zeile[ende:])


def _ohne_klammern(text: str) -> Iterator[str]:
    """Cells of a pasted table beside an address are names; two addresses may stand side by side."""
    zellen = text.split("\t")
    if "@" in text:
        zellen = [zelle for zelle in zellen if "@" in zelle]
    for teil in ",".join(zellen).split(","):
        worte = teil.split()
        yield from worte if all("@" in wort for wort in worte) else [teil]


class AdressenFeld(forms.CharField):
    """Gives back the addresses in the one spelling, each once; names every one that is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}), **kwargs
        )

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]
        adressen: dict[str, None] = {}
        fehler = []
        for stueck in filter(None, map(str.strip, stuecke(super().clean(value)))):
            try:
                adressen[AdresseFeld().clean(stueck)] = None
            except forms.ValidationError:
                meldung = KEINE_ADRESSE if "@" in stueck else OHNE_AT
                fehler.append(forms.ValidationError(meldung, params={"adresse": stueck[:80]}))
        if len(adressen) > HOECHSTENS:
            fehler.insert(0, forms.ValidationError(ZU_VIELE.format(len(adressen), HOECHSTENS)))
        if fehler:
            raise forms.ValidationError(fehler[:SO_VIELE_FEHLER])
        return list(adressen)
