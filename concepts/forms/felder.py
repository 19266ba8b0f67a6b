"""Form fields that speak German and give back what the Konzeptdokument keeps."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from concepts.services.elemente import NEU
from integrationskonzept.lib.deutsch import teildatum
from integrationskonzept.lib.richtext import bereinige, bild_ids, ist_leer, ohne_huellen
from integrationskonzept.lib.schreibweise import als_absaetze
from integrationskonzept.lib.text import tidy
from integrationskonzept.lib.textfeld import Textfeld
from integrationskonzept.lib.textgrenzen import einwand
from integrationskonzept.lib.zahlfeld import gelesen
from integrationskonzept.lib.zeitangaben import lies_datum

MAX_NAME = 300
OHNE_ALT = re.compile(r"<img(?![^>]*\salt=\"[^\"]*\S[^\"]*\")[^>]*>")


class DatumFeld(forms.CharField):
    """A year, a month or a day, typed as people write it; gives back partial ISO 8601."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Zum Beispiel 2027, 3/2027 oder 01.03.2027.")
        super().__init__(max_length=40, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return teildatum(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return "" if text in self.empty_values else gelesen(lies_datum, text)


class HtmlFeld(forms.CharField):
    """Rich text: pictures of the concept by their id, each with an alternative text; sanitised."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=Textfeld(), strip=False, **kwargs)
        self.bilder: dict[str, str] = {}

    def kenne_bilder(self, bilder: list[dict[str, str]], hochladen: str = "") -> None:
        """Offer these pictures (`forms.auswahl.bildangaben`), and new ones by that address."""
        self.bilder = {bild["kennung"]: bild["url"] for bild in bilder}
        self.widget.bilder, self.widget.hochladen = bilder, hochladen

    def mit_bildadressen(self, html: str) -> str:
        """The text with its pictures' addresses instead of their ids, for showing it."""
        for kennung, url in self.bilder.items():
            html = html.replace(f'src="bild:{kennung}"', f'src="{url}"')
        return html

    def to_python(self, value: Any) -> str:
        text = ohne_huellen(bereinige(super().to_python(value)))
        return "" if ist_leer(text) else text

    def validate(self, value: str) -> None:
        super().validate(value)
        if satz := einwand(value):
            raise forms.ValidationError(satz, code="zu_gross")
        if OHNE_ALT.search(value):
            raise forms.ValidationError(
                "Ein Bild hat noch keine Beschreibung. Bitte ergänzen, was darauf zu sehen ist, "
                "für alle, die es nicht sehen können.",
                code="ohne_alt",
            )
        fremd = [kennung for kennung in bild_ids(value) if kennung not in self.bilder]
        if fremd:
            raise forms.ValidationError(
                f"Das Bild „{fremd[0]}“ gibt es in diesem Konzept nicht mehr.", code="ohne_bild"
            )


class EinfacherText(forms.CharField):
    """Plain sentences; an empty line begins a new paragraph, „- “ and „1. “ lists. Gives back rich text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 6}), **kwargs)

    def clean(self, value: Any) -> str:
        html = als_absaetze(super().clean(value))
        if satz := einwand(html):
            raise forms.ValidationError(satz, code="zu_gross")
        return html


class ListenFeld(forms.CharField):
    """Several words or names, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        teile = (tidy(teil).strip() for teil in super().to_python(value).splitlines())
        return [teil for teil in teile if teil]


class ElementAuswahl(forms.ChoiceField):
    """One element of the concept, by its id."""

    def __init__(self, *, leer: str = "– keine Auswahl –", **kwargs: Any) -> None:
        self.leer = leer
        super().__init__(**kwargs)

    def biete_an(self, wahl: list[tuple[str, Any]]) -> None:
        """Offer these elements: id and name, in groups if need be."""
        self.choices = wahl if self.required else [("", self.leer), *wahl]


class Namenswahl(forms.SelectMultiple):
    """Names to choose from, typed where scripts run; without, new ones go into a text of their own."""

    template_name = "concepts/_namenswahl.html"
    label = ""
    neu_unter = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        kontext = super().get_context(name, value, attrs)
        if self.neu_unter:
            kennung = kontext["widget"]["attrs"].get("id", name)
            satz = f"{self.label}: was noch nicht in der Liste steht, ein Name je Zeile"
            kontext["widget"]["neu"] = {"name": f"{name}_neu", "id": f"{kennung}_neu", "label": satz}
        return kontext

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        zeilen = (tidy(zeile).strip() for zeile in (data.get(f"{name}_neu") or "").splitlines())
        return [*(super().value_from_datadict(data, files, name) or ()), *(NEU + zeile for zeile in zeilen if zeile)]


class ElementListe(forms.MultipleChoiceField):
    """Several elements of the concept in an order; typed by name where scripts run (`auswahl.js`).

    `neu_unter` names the list to which a name that is not there yet is added.
    """

    widget: Any = Namenswahl

    def __init__(self, *, neu_unter: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.neu_unter = neu_unter
        if isinstance(self.widget, Namenswahl):
            self.widget.label, self.widget.neu_unter = str(self.label or ""), neu_unter
            self.widget.attrs |= {"data-auswahl": "neu" if neu_unter else "", "data-auswahl-wort": neu_unter}

    def biete_an(self, wahl: list[tuple[str, Any]]) -> None:
        """Offer these elements: id and name, in groups if need be."""
        self.choices = wahl

    def valid_value(self, value: str) -> bool:
        if self.neu_unter and value.startswith(NEU):
            return bool(tidy(value.removeprefix(NEU)).strip())
        return super().valid_value(value)

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if any(eines.startswith(NEU) and len(eines) > len(NEU) + MAX_NAME for eines in value):
            raise forms.ValidationError(f"Ein Name ist zu lang: höchstens {MAX_NAME} Zeichen.", code="zu_lang")


class ElementKaestchen(ElementListe):
    """Several elements out of a few, to be ticked."""

    widget = forms.CheckboxSelectMultiple
