from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html

from concepts.enums import Fassungszweck
from concepts.selectors.einfrieren import Leser
from integrationskonzept.lib.textgrenzen import HOECHSTENS_KURZ

GRUND_FEHLT = "Bitte in einem Satz sagen, warum diese Fassung nicht gilt."


class FassungForm(forms.Form):
    """Why a Fassung is frozen; the number makes that a form sent twice freezes once."""

    nummer = forms.IntegerField(required=False, widget=forms.HiddenInput)
    zweck = forms.ChoiceField(
        label="Wofür ist diese Fassung?",
        choices=Fassungszweck.choices,
        widget=forms.RadioSelect,
        initial=Fassungszweck.ARBEITSSTAND,
        help_text="Davon hängt ab, wer sie lesen kann.",
    )
    notiz = forms.CharField(
        label="Notiz",
        required=False,
        max_length=HOECHSTENS_KURZ,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zum Beispiel „Stand nach dem Workshop vom 12. Mai, für den Beirat“.",
    )

    def __init__(self, data: Any, *, leser: dict[str, Leser], initial: dict[str, Any], zweck: str) -> None:
        super().__init__(data, initial=initial)
        self.leser = leser
        self._gefragt = zweck
        self.fields["zweck"].choices = [  # type: ignore[attr-defined]
            (wert, format_html('{} <span class="leise d-block">lesbar für {}</span>', wort, leser[wert].satz))
            for wert, wort in Fassungszweck.choices
        ]

    @property
    def gewaehlt(self) -> str:
        """The purpose that was chosen, if one was."""
        zweck = self.data.get("zweck") if self.is_bound else self._gefragt
        return zweck if zweck in Fassungszweck.values else ""


class RuecknahmeForm(forms.Form):
    """Why a Fassung is withdrawn."""

    grund = forms.CharField(
        label="Warum nehmen Sie diese Fassung zurück?",
        max_length=HOECHSTENS_KURZ,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": GRUND_FEHLT},
        help_text="Zum Beispiel „Versehentlich eingefroren: Die Kosten fehlten noch.“",
    )
