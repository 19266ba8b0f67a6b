"""Ways to begin a concept: with the assistant, from an earlier concept; see `einlesen` for the third."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Field, Fieldset, Layout, Row
from django import forms
from django.utils import timezone

from accounts.models import Kommune
from concepts.enums import Konzeptart
from concepts.leitfragen import feldvorschlaege
from concepts.models import Konzept
from concepts.models.konzept import WOERTER
from integrationskonzept.lib.text import fold
from integrationskonzept.lib.zahlfeld import JahrFeld

from .begriffe import BegriffeMixin, begriffe_zeilen
from .felder import ListenFeld

LAUFZEIT = 4
HOECHSTENS = 50
TITEL = {
    Konzeptart.STRATEGISCH.value: "Integrationskonzept {}",
    Konzeptart.BILDUNG.value: "Integrationskonzept {} mit Schwerpunkt Bildung",
    Konzeptart.VIELFALT.value: "Vielfaltskonzept {}",
}


class BeginnForm(forms.Form):
    """What every way to begin shares."""

    @property
    def helper(self) -> FormHelper:
        """How the fields are grouped; the form tag and its token are the template's."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = self.layout()
        return helper

    def layout(self) -> Layout:
        """All fields, one beneath the other."""
        return Layout(*self.fields)


class LaufzeitForm(BeginnForm):
    """Title and running time."""

    titel = forms.CharField(
        label="Titel", max_length=300, help_text="So steht er auf dem Umschlag. Er lässt sich später ändern."
    )
    beginn = JahrFeld(label="Erstes Jahr der Laufzeit", required=False)
    ende = JahrFeld(label="Letztes Jahr der Laufzeit", required=False)

    def clean(self) -> dict[str, Any]:
        """The running time ends after it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        beginn, ende = cleaned.get("beginn"), cleaned.get("ende")
        if beginn and ende and ende < beginn:
            self.add_error("ende", f"Das letzte Jahr liegt vor dem ersten ({beginn}).")
        return cleaned

    @property
    def angaben(self) -> dict[str, str]:
        """The document's own words for them; "" where nothing was said."""
        jahre = {name: str(self.cleaned_data[name] or "") for name in ("beginn", "ende")}
        return {"titel": self.cleaned_data["titel"]} | jahre


def laufzeit_zeile() -> Row:
    """The two years side by side."""
    return Row(Column(Field("beginn", wrapper_class="feld-kurz")), Column(Field("ende", wrapper_class="feld-kurz")))


class Klappe(Fieldset):
    """A group of fields that stays closed until one wants it, or has to mend something in it."""

    template = "concepts/assistent/_klappe.html"


class AssistentForm(BegriffeMixin, LaufzeitForm):
    """A new concept: title, running time, Handlungsfelder, and words of one's own."""

    felder = forms.MultipleChoiceField(
        label="Vorschläge",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kreuzen Sie an, was bei Ihnen ansteht. Drei bis acht sind üblich; Sie können auch später wählen.",
    )
    eigene_felder = ListenFeld(
        label="Eigene Themen",
        required=False,
        help_text="Eines je Zeile, zum Beispiel „Ländlicher Raum“.",
    )

    def __init__(self, *args: Any, kommune: Kommune, art: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.art = art
        self.vorschlaege = {vorschlag.schluessel: vorschlag for vorschlag in feldvorschlaege(art)}
        self.fields["felder"].choices = [(v.schluessel, v.titel) for v in self.vorschlaege.values()]  # type: ignore[attr-defined]
        beginn = timezone.localdate().year + 1
        self.initial["titel"] = TITEL.get(art, "{}: Konzept").format(kommune.name)
        self.initial.update(beginn=beginn, ende=beginn + LAUFZEIT)

    def layout(self) -> Layout:
        """Three calm groups, the last of them closed."""
        return Layout(
            Fieldset("Titel und Laufzeit", "titel", laufzeit_zeile()),
            Fieldset("Handlungsfelder", Field("felder", template="concepts/assistent/_felder.html"), "eigene_felder"),
            Klappe("Ihre Worte", *begriffe_zeilen()),
        )

    def clean_eigene_felder(self) -> list[str]:
        """A few titles that each fit into a line."""
        titel: list[str] = self.cleaned_data["eigene_felder"]
        if len(titel) > HOECHSTENS:
            raise forms.ValidationError(f"Das sind {len(titel)} Themen. Mehr als {HOECHSTENS} sind nicht möglich.")
        lang = next((einer for einer in titel if len(einer) > 300), None)
        if lang:
            raise forms.ValidationError(f"„{lang[:60]} …“ ist zu lang: höchstens 300 Zeichen.")
        return titel

    @property
    def feldwahl(self) -> list[tuple[forms.boundfield.BoundWidget, str]]:
        """Each suggestion's box with the line that explains it."""
        zeilen = [vorschlag.zeile for vorschlag in self.vorschlaege.values()]
        return list(zip(self["felder"].subwidgets, zeilen, strict=True))

    @property
    def fehler_in_begriffen(self) -> bool:
        """Whether the closed group must be open, since something in it is to be mended."""
        return any(name.partition("_")[0] in WOERTER for name in self.errors)

    @property
    def handlungsfelder(self) -> list[tuple[str, str]]:
        """Title and line of those ticked, then one's own; none twice."""
        gewaehlt = [self.vorschlaege[schluessel] for schluessel in self.cleaned_data["felder"]]
        felder = {fold(vorschlag.titel): (vorschlag.titel, vorschlag.zeile) for vorschlag in gewaehlt}
        for titel in self.cleaned_data["eigene_felder"]:
            felder.setdefault(fold(titel), (titel, ""))
        return list(felder.values())

    @property
    def angaben(self) -> dict[str, Any]:
        """The document's part `konzept`."""
        return super().angaben | {"art": self.art, "begriffe": self.begriffe}


class FortschreibenForm(LaufzeitForm):
    """The next concept from an earlier one of the Kommune."""

    vorgaenger = forms.ModelChoiceField(queryset=Konzept.objects.none(), label="Früheres Konzept", empty_label=None)

    def __init__(self, *args: Any, konzepte: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vorgaenger"].queryset = konzepte  # type: ignore[attr-defined]
        self.fields["titel"].help_text = "Zum Beispiel „Integrationskonzept 2035“."

    def layout(self) -> Layout:
        """First what it comes from."""
        return Layout("vorgaenger", "titel", laufzeit_zeile())
