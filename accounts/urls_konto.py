"""Allauth's pages at German addresses; its names stay, since its redirects use them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from accounts.views import konto
from accounts.zugang import angemeldet, oeffentlich

ANMELDEN = [
    path("anmelden/", oeffentlich(account.login), name="account_login"),
    path("anmelden/code/", oeffentlich(account.request_login_code), name="account_request_login_code"),
    path("anmelden/code/eingeben/", oeffentlich(account.confirm_login_code), name="account_confirm_login_code"),
    path("anmelden/zweiter-faktor/", oeffentlich(mfa.authenticate), name="mfa_authenticate"),
    path("anmelden/passkey/", oeffentlich(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("abmelden/", oeffentlich(account.logout), name="account_logout"),
    path("einladung-noetig/", oeffentlich(account.signup), name="account_signup"),
    path("gesperrt/", oeffentlich(account.account_inactive), name="account_inactive"),
]

BESTAETIGEN = [
    path("bestaetigen/", angemeldet(account.reauthenticate), name="account_reauthenticate"),
    path("bestaetigen/code/", angemeldet(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "bestaetigen/passkey/",
        angemeldet(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
]

ADRESSE = [
    path("e-mail/", angemeldet(account.email), name="account_email"),
    path(
        "e-mail/bestaetigen/",
        oeffentlich(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("e-mail/bestaetigen/<str:key>/", oeffentlich(account.confirm_email), name="account_confirm_email"),
]

PASSWORT = [
    path("passwort/aendern/", angemeldet(account.password_change), name="account_change_password"),
    path("passwort/festlegen/", angemeldet(account.password_set), name="account_set_password"),
    path("passwort/vergessen/", oeffentlich(account.password_reset), name="account_reset_password"),
    path(
        "passwort/vergessen/verschickt/",
        oeffentlich(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "passwort/neu/fertig/",
        oeffentlich(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        oeffentlich(konto.passwort_neu),
        name="account_reset_password_from_key",
    ),
]

SICHERHEIT = [
    path("sicherheit/", angemeldet(mfa.index), name="mfa_index"),
    path("sicherheit/app/einrichten/", angemeldet(totp.activate_totp), name="mfa_activate_totp"),
    path("sicherheit/app/entfernen/", angemeldet(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("sicherheit/codes/", angemeldet(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("sicherheit/codes/neu/", angemeldet(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("sicherheit/codes/datei/", angemeldet(konto.codes_als_datei), name="mfa_download_recovery_codes"),
    path("sicherheit/passkeys/", angemeldet(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("sicherheit/passkeys/neu/", angemeldet(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path(
        "sicherheit/passkeys/<number:pk>/umbenennen/",
        angemeldet(webauthn.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path(
        "sicherheit/passkeys/<number:pk>/entfernen/",
        angemeldet(webauthn.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]

urlpatterns = [
    path("", konto.mein_konto, name="konto"),
    *ANMELDEN,
    *BESTAETIGEN,
    *ADRESSE,
    *PASSWORT,
    *SICHERHEIT,
]
