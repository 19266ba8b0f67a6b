"""The forms of elements: their fields are named as the keys of the Konzeptdokument."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.urls import reverse

from concepts.models import Konzept
from concepts.services.elemente import NEU
from integrationskonzept.lib.textgrenzen import einwand_gegen_kurzes

from .auswahl import Auswahl
from .felder import ElementAuswahl, ElementKaestchen, ElementListe, HtmlFeld


def mit_einfachen_umbruechen(wert: Any) -> Any:
    """A text with the document's line breaks; browsers send others, even for a text that nobody touched."""
    return wert.replace("\r\n", "\n") if isinstance(wert, str) else wert


def pruefe_laengen(form: forms.Form) -> None:
    """What has no limit of its own must still be short enough to be printed."""
    for name, wert in list(form.cleaned_data.items()):
        texte = wert if isinstance(wert, list) else [wert]
        kurze = [] if name.endswith("Html") else [text for text in texte if isinstance(text, str)]
        if satz := next(filter(None, map(einwand_gegen_kurzes, kurze)), ""):
            form.add_error(name, satz)


def halte_zeilenumbrueche(form: forms.Form) -> None:
    """A text of several lines needs a field of several lines: browsers would join them without a word."""
    for name, feld in form.fields.items():
        if type(feld.widget) is forms.TextInput and "\n" in str(form.initial.get(name) or ""):
            feld.widget = forms.Textarea(attrs={"rows": 3} | feld.widget.attrs)


def ohne(wahl: list[tuple[str, Any]], kennung: str) -> list[tuple[str, Any]]:
    """The choices, in their groups, without one element: nothing depends on itself."""
    return [(name, ohne(wort, kennung) if isinstance(wort, list) else wort) for name, wort in wahl if name != kennung]


class Zeilenformular(forms.Form):
    """One line of a table inside a form, such as the cost of one year."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        halte_zeilenumbrueche(self)

    def clean(self) -> dict[str, Any]:
        """No text of a line is endless."""
        angaben = super().clean() or {}
        pruefe_laengen(self)
        return angaben

    def inhalt(self) -> dict[str, Any]:
        """The line as the document holds it: what is empty is left out."""
        return {
            name: mit_einfachen_umbruechen(wert)
            for name, wert in self.cleaned_data.items()
            if wert not in (None, "", {}) and name != "DELETE"
        }


class Teilformular(forms.Form):
    """A form for some keys of one kind of element.

    `inhalt` is the element's part of the document as it is now; `zeilen` names a table of lines
    (key, form class) that is edited along with the fields.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    gesehen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    gruppen: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    zeilen: ClassVar[tuple[str, type[Zeilenformular]] | None] = None
    zeilen_titel: ClassVar[str] = ""

    def __init__(
        self,
        data: Any = None,
        *,
        konzept: Konzept,
        inhalt: dict[str, Any] | None = None,
        kennung: str = "",
        feld: str = "",
        **kwargs: Any,
    ) -> None:
        self.konzept = konzept
        self.kennung = kennung
        self.auswahl = Auswahl(konzept, feld)
        initial = (inhalt or {}) | kwargs.pop("initial", {})
        super().__init__(data, initial=initial, **kwargs)
        self._biete_an()
        halte_zeilenumbrueche(self)
        self.tabelle = self._baue_tabelle(data, initial)

    def _biete_an(self) -> None:
        for name, feld in list(self.fields.items()):
            if isinstance(feld, HtmlFeld):
                feld.kenne_bilder(self.auswahl.bilder, self.auswahl.hochladen)
                feld.widget.lesen = reverse("textfeld_lesen", args=[self.konzept.kommune.slug, self.konzept.slug])
            elif isinstance(feld, ElementAuswahl | ElementListe):
                feld.biete_an(self._wahl(name))
                if isinstance(feld, ElementKaestchen) and not feld.choices:
                    del self.fields[name]

    def _wahl(self, name: str) -> list[tuple[str, Any]]:
        wahl = ohne(self.auswahl.zu(name), self.kennung)
        wert = self[name].value()
        gewaehlt = wert if isinstance(wert, list) else []
        wahl += [(eines, eines.removeprefix(NEU)) for eines in gewaehlt if eines.startswith(NEU)]
        if "data-auswahl" in self.fields[name].widget.attrs and all(isinstance(wort, str) for _, wort in wahl):
            woerter = dict(wahl)
            vorn = [(kennung, woerter[kennung]) for kennung in gewaehlt if kennung in woerter]
            return vorn + [paar for paar in wahl if paar[0] not in gewaehlt]
        return wahl

    def _baue_tabelle(self, data: Any, initial: dict[str, Any]) -> BaseFormSet[Any] | None:
        if self.zeilen is None:
            return None
        schluessel, klasse = self.zeilen
        fabrik = formset_factory(klasse, extra=2, can_delete=True, max_num=400, absolute_max=400)
        return fabrik(data, initial=initial.get(schluessel) or [], prefix=schluessel)

    def is_valid(self) -> bool:
        """Whether fields and lines are right."""
        tabelle_gut = self.tabelle is None or self.tabelle.is_valid()
        return super().is_valid() and tabelle_gut

    def inhalt(self) -> dict[str, Any]:
        """What was typed, as the document holds it."""
        inhalt = {
            name: mit_einfachen_umbruechen(w)
            for name, w in self.cleaned_data.items()
            if name not in ("version", "gesehen")
        }
        if self.tabelle is not None and self.zeilen is not None:
            inhalt[self.zeilen[0]] = [zeile.inhalt() for zeile in self.tabelle if not self._geloescht(zeile)]
        return inhalt

    def _geloescht(self, zeile: Any) -> bool:
        return bool(zeile.cleaned_data.get("DELETE")) or not zeile.inhalt()

    def clean(self) -> dict[str, Any]:
        """What ends must not end before it begins."""
        angaben = super().clean() or {}
        pruefe_laengen(self)
        beginn, ende = angaben.get("beginn"), angaben.get("ende")
        if beginn and ende and ende < beginn[: len(ende)]:
            self.add_error("ende", "Das Ende liegt vor dem Beginn. Bitte eines von beiden ändern.")
        return angaben

    @property
    def hat_namensfelder(self) -> bool:
        """Whether the page needs the script for typing names."""
        return any("data-auswahl" in feld.widget.attrs for feld in self.fields.values())

    @property
    def hat_textfelder(self) -> bool:
        """Whether the page needs the editor."""
        return any(isinstance(feld, HtmlFeld) for feld in self.fields.values())

    @property
    def feldgruppen(self) -> Iterable[tuple[str, list[forms.BoundField]]]:
        """Titles with their fields; fields of no group stand first."""
        in_gruppen = {name for _, namen in self.gruppen for name in namen}
        frei = [self[name] for name in self.fields if name not in in_gruppen and not self[name].is_hidden]
        return [("", frei)] * bool(frei) + [(titel, [self[name] for name in namen]) for titel, namen in self.gruppen]
