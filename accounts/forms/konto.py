"""Allauth's forms in our words, named in the settings ACCOUNT_FORMS and MFA_FORMS."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from accounts.models import User
from integrationskonzept.lib.mailadresse import AdresseFeld

PASSWORT_HILFE = "Mindestens 10 Zeichen, nicht nur Ziffern. Gut ist ein Satz, den nur Sie kennen."
CODE_HILFE = "Zum Beispiel B7QX-2LMR. Große und kleine Buchstaben sind gleich."
APP_HILFE = "Zum Beispiel 481 502. Ohne das Telefon: ein Wiederherstellungscode, zum Beispiel 20481937."


class InUnserenWorten:
    """Gives each field its label and help, which a form names in `worte`; reads addresses as we keep them."""

    worte: dict[str, tuple[str, str]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (bezeichnung, hilfe) in self.worte.items():
            feld = self.fields[name]
            if isinstance(feld, forms.EmailField):
                feld = self.fields[name] = AdresseFeld(widget=feld.widget, required=feld.required)
            feld.label, feld.help_text = bezeichnung, hilfe
            feld.widget.attrs.pop("placeholder", None)


class OhneLeerzeichen:
    """Apps and lists show codes in groups, so people type the space between them."""

    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """The code as it was meant."""
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        return str(super().clean_code())  # type: ignore[misc]


class NurEinPasswort(InUnserenWorten):
    """Typed once, since a forgotten one is replaced by mail within a minute."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)


class AnmeldenForm(InUnserenWorten, account.LoginForm):
    """Sign in by password."""

    worte = {"login": ("E-Mail-Adresse", ""), "password": ("Passwort", "")}


class CodeAnfordernForm(InUnserenWorten, account.RequestLoginCodeForm):
    """Have a code sent."""

    worte = {"email": ("E-Mail-Adresse", "Die Adresse, an die Ihre Einladung kam.")}


class CodeEingebenForm(InUnserenWorten, OhneLeerzeichen, account.ConfirmLoginCodeForm):
    """Type the code that was sent."""

    worte = {"code": ("Code aus der E-Mail", CODE_HILFE)}


class PasswortVergessenForm(InUnserenWorten, account.ResetPasswordForm):
    """Have a link for a new password sent."""

    worte = {"email": ("E-Mail-Adresse", "Die Adresse, mit der Sie sich anmelden.")}


class NeuesPasswortForm(NurEinPasswort, account.ResetPasswordKeyForm):
    """A new password, reached by the link in the mail."""

    worte = {"password1": ("Neues Passwort", PASSWORT_HILFE)}


class PasswortAendernForm(NurEinPasswort, account.ChangePasswordForm):
    """Another password, by the one that one has."""

    worte = {"oldpassword": ("Jetziges Passwort", ""), "password1": ("Neues Passwort", PASSWORT_HILFE)}


class PasswortFestlegenForm(NurEinPasswort, account.SetPasswordForm):
    """A first password for an account that has none."""

    worte = {"password1": ("Neues Passwort", PASSWORT_HILFE)}


class AdresseAendernForm(InUnserenWorten, account.AddEmailForm):
    """Another e-mail address; the hidden field is the name by which allauth knows the button."""

    worte = {"email": ("Neue E-Mail-Adresse", "Zum Beispiel vorname.nachname@musterstadt.de")}
    action_add = forms.CharField(widget=forms.HiddenInput, initial="1", required=False)


class BestaetigenForm(InUnserenWorten, account.ReauthenticateForm):
    """Say once more who one is."""

    worte = {"password": ("Passwort", "")}


class ZweiterFaktorForm(InUnserenWorten, OhneLeerzeichen, mfa.AuthenticateForm):
    """The second factor when signing in."""

    worte = {"code": ("Code aus der App", APP_HILFE)}


class ZweiterFaktorBestaetigenForm(InUnserenWorten, OhneLeerzeichen, mfa.ReauthenticateForm):
    """The second factor to say once more who one is."""

    worte = {"code": ("Code aus der App", APP_HILFE)}


class AppEinrichtenForm(InUnserenWorten, OhneLeerzeichen, totp.ActivateTOTPForm):
    """The first code of a newly set up app."""

    worte = {"code": ("Code aus der App", "Sechs Ziffern, zum Beispiel 481 502.")}


class PasskeyForm(InUnserenWorten, webauthn.AddWebAuthnForm):
    """A new Passkey."""

    worte = {
        "name": ("Name", "Woran Sie ihn erkennen, zum Beispiel „Diensthandy“."),
        "passwordless": (
            "Mit diesem Passkey auch ohne Passwort anmelden",
            "Das Gerät fragt dann jedes Mal nach PIN, Fingerabdruck oder Gesicht.",
        ),
    }


class PasskeyUmbenennenForm(InUnserenWorten, webauthn.EditWebAuthnForm):
    """Another name for a Passkey."""

    worte = {"name": ("Name", "Woran Sie ihn erkennen, zum Beispiel „Diensthandy“.")}


class NameForm(forms.ModelForm):
    """One's own name, as others see it."""

    class Meta:
        model = User
        fields = ["name"]
        help_texts = {"name": "So sehen Sie die anderen Mitglieder, zum Beispiel „Aylin Yılmaz“."}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
