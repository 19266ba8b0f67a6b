"""Invite people, give roles, come in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.enums import Rolle
from accounts.forms.adressen import AdressenFeld
from accounts.forms.konto import PASSWORT_HILFE
from accounts.models import Mitgliedschaft, User
from integrationskonzept.lib.single_line import SingleLineFormField

ROLLEN_MIT_ERKLAERUNG = [(rolle.value, f"{rolle.label}: {rolle.erklaerung}") for rolle in Rolle]


class EinladenForm(forms.Form):
    """Whom to invite, as what, with which words."""

    adressen = AdressenFeld(
        label="E-Mail-Adressen",
        help_text="Eine je Zeile oder mit Komma getrennt, zum Beispiel a.yilmaz@musterstadt.de. Auch „Aylin Yılmaz "
        "&lt;a.yilmaz@musterstadt.de&gt;“ aus Ihrem E-Mail-Programm geht. Jede Einladung gilt 30 Tage.",
    )
    rolle = forms.ChoiceField(label="Rolle", choices=ROLLEN_MIT_ERKLAERUNG, widget=forms.RadioSelect)
    nachricht = forms.CharField(
        label="Persönliche Zeile",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Steht in der E-Mail, zum Beispiel „Wir sehen uns am 12. Mai im Kernteam. Bis dahin bitte Kapitel 2 "
        "ansehen.“",
    )


class RolleForm(forms.ModelForm):
    """Another role for a member."""

    rolle = forms.ChoiceField(label="Rolle", choices=ROLLEN_MIT_ERKLAERUNG, widget=forms.RadioSelect)

    class Meta:
        model = Mitgliedschaft
        fields = ["rolle"]


class BeitretenForm(forms.Form):
    """Name and password of somebody who was invited and has no account yet."""

    name = SingleLineFormField(
        label="Ihr Name",
        max_length=150,
        help_text="So sehen Sie die anderen Mitglieder, zum Beispiel „Aylin Yılmaz“.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label="Passwort",
        strip=False,
        help_text=PASSWORT_HILFE,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self) -> str:
        """Strong enough, and not the name or the address itself."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self.email, name=self.cleaned_data.get("name", "")))
        return password
