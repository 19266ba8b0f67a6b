from django import forms

from concepts.enums import Fassungszweck


class FassungForm(forms.Form):
    """Why a Fassung is frozen; the number makes that a form sent twice freezes once."""

    nummer = forms.IntegerField(required=False, widget=forms.HiddenInput)
    zweck = forms.ChoiceField(
        label="Wofür ist diese Fassung?",
        choices=Fassungszweck.choices,
        widget=forms.RadioSelect,
        initial=Fassungszweck.ARBEITSSTAND,
        help_text=(
            "Einen Arbeitsstand sehen Leitung, Redaktion und Fachleitung. Einen Entwurf lesen auch Beirat und "
            "Verantwortliche. Eine Beschlussfassung liest auch der Rat."
        ),
    )
    notiz = forms.CharField(
        label="Notiz",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zum Beispiel „Stand nach dem Workshop vom 12. Mai, für den Beirat“.",
    )
