"""What allauth asks us: who may open an account, and how our house says things."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from integrationskonzept.lib.mailadresse import einheitlich, fuer_den_versand

HAUS = "Integrationskonzept"
WEGE = {
    "reauthenticate": "Mit dem Passwort bestätigen",
    "mfa_reauthenticate": "Mit einem Code aus der App bestätigen",
    "mfa_reauthenticate:webauthn": "Mit einem Passkey bestätigen",
}


class KontoAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only; all words are ours."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dieses Konto ist gesperrt.",
        "cannot_remove_primary_email": "Die Adresse, mit der Sie sich anmelden, können Sie nicht entfernen.",
        "duplicate_email": "Diese E-Mail-Adresse gehört schon zu Ihrem Konto.",
        "email_password_mismatch": "E-Mail-Adresse oder Passwort stimmen nicht.",
        "email_taken": "Zu dieser E-Mail-Adresse gibt es schon ein Konto.",
        "enter_current_password": "Das ist nicht Ihr jetziges Passwort.",
        "incorrect_code": "Der Code stimmt nicht. Bitte vergleichen Sie ihn Zeichen für Zeichen.",
        "incorrect_password": "Das Passwort stimmt nicht.",
        "invalid_or_expired_key": "Der Link ist abgelaufen oder unvollständig.",
        "invalid_login": "Die Anmeldung ist nicht gültig.",
        "invalid_password_reset": "Der Link zum Festlegen des Passworts ist abgelaufen oder schon benutzt.",
        "max_email_addresses": "Ein Konto kann höchstens %d E-Mail-Adressen haben.",
        "too_many_login_attempts": "Zu viele Versuche. Bitte warten Sie fünf Minuten.",
        "unknown_email": "Zu dieser E-Mail-Adresse gibt es kein Konto.",
        "unverified_primary_email": "Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse.",
        "same_as_current": "Das ist schon Ihre jetzige E-Mail-Adresse.",
        "rate_limited": "Das ging zu schnell hintereinander. Bitte warten Sie einige Minuten.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never at allauth's own page: an account opens at the address of an invitation."""
        return False

    def clean_email(self, email: str) -> str:
        """One spelling for one mailbox."""
        return str(super().clean_email(einheitlich(email)))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """To the domain as servers know it."""
        super().send_mail(template_prefix, fuer_den_versand(email), context)

    def format_email_subject(self, subject: str) -> str:
        """Subjects say what the mail is about; the sender's name says whose it is."""
        return str(subject)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's account."""
        return reverse("konto")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Allauth's ways to confirm who one is, in our words."""
        wege = super().get_reauthentication_methods(user)
        return [weg | {"description": WEGE[weg["id"]]} for weg in wege]


class ZweiterFaktorAdapter(DefaultMFAAdapter):
    """The second factor in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": "Mit einem zweiten Faktor bleibt die E-Mail-Adresse, wie sie ist.",
        "cannot_delete_authenticator": "Dieser zweite Faktor kann nicht entfernt werden.",
        "cannot_generate_recovery_codes": "Bitte richten Sie zuerst eine App oder einen Passkey ein.",
        "incorrect_code": "Der Code stimmt nicht. Bitte geben Sie den Code ein, den die App jetzt zeigt.",
        "unverified_email": "Bitte bestätigen Sie zuerst Ihre neue E-Mail-Adresse.",
    }

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        """A name that tells the first Passkey from the next."""
        anzahl = user.authenticator_set.filter(type=type).count()
        return "Mein Passkey" if not anzahl else f"Mein Passkey {anzahl + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that the browser shows when it asks for the Passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": HAUS}
