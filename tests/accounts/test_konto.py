"""Sign in and out, codes by mail, passwords, second factor: allauth's pages in our words."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.conftest import PASSWORT

ENGLISCH = re.compile(
    r"\b(sign (in|up|out)|log ?in|password|email address|please|account|your|submit)\b",
    re.IGNORECASE,
)
OEFFENTLICH = [
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_email_verification_sent",
]
EIGENE = [
    "konto",
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_list_webauthn",
]
NACH_BESTAETIGUNG = ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"]


def anmelden(client, user, password=PASSWORT, **daten):
    return client.post(reverse("account_login"), {"login": user.email, "password": password} | daten)


def bestaetigen(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORT})


def worte(seite):
    """The words that one reads on a page."""
    inhalt = re.sub(r"<(script|style)\b.*?</\1>", " ", seite.content.decode(), flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", inhalt)


def pruefe_seite(seite):
    assert seite.status_code == 200
    text = worte(seite)
    assert not ENGLISCH.search(text), ENGLISCH.search(text)
    assert "!" not in text
    assert not re.search(r"\b(du|dein|deine|dich|dir)\b", text, re.IGNORECASE)
    inhalt = seite.content.decode()
    assert not re.search(r"<[a-z]+[^>]*\son[a-z]+=", inhalt)
    assert "<style" not in inhalt and " style=" not in inhalt


@pytest.mark.parametrize("name", OEFFENTLICH)
def test_public_pages_speak_german(client, db, name):
    pruefe_seite(client.get(reverse(name)))


@pytest.mark.parametrize("name", EIGENE)
def test_own_pages_speak_german(als, alice, name):
    pruefe_seite(als(alice).get(reverse(name)))


@pytest.mark.parametrize("name", NACH_BESTAETIGUNG)
def test_pages_behind_a_confirmation(client, alice, name):
    client.force_login(alice)
    antwort = client.get(reverse(name))
    assert antwort["Location"].startswith(reverse("account_reauthenticate"))
    pruefe_seite(client.get(antwort["Location"]))
    bestaetigen(client)
    seite = client.get(reverse(name))
    if name != "mfa_generate_recovery_codes":
        pruefe_seite(seite)


def test_errors_speak_german(client, alice):
    seite = anmelden(client, alice, "falsch")
    assert "E-Mail-Adresse oder Passwort stimmen nicht." in seite.content.decode()
    pruefe_seite(seite)


def test_sign_in_by_password_case_of_address_does_not_matter(client, alice):
    antwort = client.post(reverse("account_login"), {"login": "ALICE@Example.org", "password": PASSWORT})
    assert antwort["Location"] == reverse("uebersicht")


def test_sign_in_leads_back_to_the_page(client, alice):
    ziel = reverse("mitglieder", args=["musterstadt"])
    antwort = client.post(f"{reverse('account_login')}?next={ziel}", {"login": alice.email, "password": PASSWORT})
    assert antwort["Location"] == ziel
    client.logout()
    antwort = client.post(
        f"{reverse('account_login')}?next=https://boese.example/",
        {"login": alice.email, "password": PASSWORT},
    )
    assert antwort["Location"] == reverse("uebersicht")


def test_locked_account(client, alice):
    User.objects.update(is_active=False)
    assert anmelden(client, alice)["Location"] == reverse("account_inactive")


def test_nobody_signs_up_without_an_invitation(client, db):
    daten = {"email": "emil@example.org", "password1": PASSWORT}
    assert "Einladung" in client.post(reverse("account_signup"), daten).content.decode()
    assert not User.objects.exists()


def test_sign_out_needs_a_click(als, alice):
    client = als(alice)
    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_code_by_mail(client, alice, mailoutbox):
    antwort = client.post(reverse("account_request_login_code"), {"email": alice.email})
    assert antwort["Location"] == reverse("account_confirm_login_code")
    pruefe_seite(client.get(antwort["Location"]))
    [mail] = mailoutbox
    assert mail.subject == "Ihr Code zum Anmelden"
    assert "zehn Minuten" in mail.body and "!" not in mail.body
    code = re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.body, re.MULTILINE)[0]
    assert "stimmt nicht" in client.post(antwort["Location"], {"code": "falsch"}).content.decode()
    client.post(antwort["Location"], {"code": code.lower().replace("-", " ")})
    assert client.session["_auth_user_id"] == str(alice.pk)


def test_three_wrong_codes_end_it(client, alice, mailoutbox):
    client.post(reverse("account_request_login_code"), {"email": alice.email})
    adresse = reverse("account_confirm_login_code")
    for _ in range(2):
        client.post(adresse, {"code": "falsch"})
    assert client.post(adresse, {"code": "falsch"}).status_code == 302
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", mailoutbox[0].body)[0]
    client.post(adresse, {"code": code})
    assert "_auth_user_id" not in client.session


def test_unknown_address_is_not_given_away(client, alice, mailoutbox):
    bekannt = client.post(reverse("account_reset_password"), {"email": alice.email})
    fremd = client.post(reverse("account_reset_password"), {"email": "niemand@example.org"})
    assert (bekannt.status_code, bekannt["Location"]) == (fremd.status_code, fremd["Location"])
    assert "kein Konto" in mailoutbox[1].body
    assert "Einladung" in mailoutbox[1].body


def test_password_reset(client, alice, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": alice.email})
    [mail] = mailoutbox
    assert mail.subject == "Neues Passwort festlegen"
    assert mail.body.startswith("Guten Tag,")
    assert "drei Tage" in mail.body and "müssen Sie nichts tun" in mail.body
    link = re.search(r"http://testserver(/konto/passwort/neu/\S+)", mail.body)[1]
    ziel = client.get(link)["Location"]
    assert ziel.endswith("-festlegen/")
    pruefe_seite(client.get(ziel))
    client.post(ziel, {"password1": "ein ganz neuer Satz"})
    alice.refresh_from_db()
    assert alice.check_password("ein ganz neuer Satz")
    assert mailoutbox[1].subject == "Ihr Passwort ist neu festgelegt"
    assert "gilt nicht mehr" in client.get(link).content.decode()


def test_password_change_tells_by_mail(als, alice, mailoutbox):
    daten = {"oldpassword": PASSWORT, "password1": "ein ganz neuer Satz"}
    antwort = als(alice).post(reverse("account_change_password"), daten)
    assert antwort["Location"] == reverse("konto")
    [mail] = mailoutbox
    assert "wurde geändert" in mail.body and "http://testserver/konto/passwort/vergessen/" in mail.body


def test_password_change_signs_out_elsewhere(client, alice):
    anderswo = Client()
    anderswo.force_login(alice)
    client.force_login(alice)
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORT, "password1": "ein ganz neuer Satz"})
    assert client.get(reverse("konto")).status_code == 200
    assert anderswo.get(reverse("konto")).status_code == 302


def test_weak_passwords_are_refused(als, alice):
    client = als(alice)
    for wort in ("kurz", "12345678901", "alice@example.org"):
        seite = client.post(reverse("account_change_password"), {"oldpassword": PASSWORT, "password1": wort})
        assert "password1" in seite.context["form"].errors, wort


def test_address_changes_once_it_is_confirmed(client, alice, mailoutbox):
    client.force_login(alice)
    bestaetigen(client)
    client.post(reverse("account_email"), {"email": "alice@neu.example", "action_add": "1"})
    pruefe_seite(client.get(reverse("account_email")))
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    assert mailoutbox[0].to == ["alice@neu.example"]
    link = re.search(r"http://testserver(/konto/e-mail/bestaetigen/\S+)", mailoutbox[0].body)[1]
    pruefe_seite(client.get(link))
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    client.post(link)
    alice.refresh_from_db()
    assert alice.email == "alice@neu.example"
    assert mailoutbox[-1].to == ["alice@example.org"]
    assert "Leitung Ihrer Kommune" in mailoutbox[-1].body


def test_address_of_somebody_else_cannot_be_confirmed(client, alice, bob, mailoutbox):
    client.force_login(alice)
    bestaetigen(client)
    client.post(reverse("account_email"), {"email": bob.email, "action_add": "1"})
    for mail in mailoutbox:
        if treffer := re.search(r"http://testserver(/konto/e-mail/bestaetigen/\S+)", mail.body):
            client.post(treffer[1])
    assert User.objects.get(pk=alice.pk).email == "alice@example.org"
    assert not EmailAddress.objects.filter(user=alice, email=bob.email, verified=True).exists()


def totp_code(geheimnis, versatz=0):
    zaehler = next(iter(yield_hotp_counters_from_time())) + versatz
    return format_hotp_value(hotp_value(geheimnis, zaehler))


def richte_app_ein(client):
    seite = client.get(reverse("mfa_activate_totp"))
    geheimnis = seite.context["form"].secret
    assert geheimnis in worte(seite)
    assert 'alt="QR-Code' in seite.content.decode()
    code = totp_code(geheimnis)
    client.post(reverse("mfa_activate_totp"), {"code": f"{code[:3]} {code[3:]}"})
    return geheimnis


@pytest.mark.django_db(transaction=True)
def test_second_factor_by_app(client, alice, mailoutbox):
    client.force_login(alice)
    bestaetigen(client)
    richte_app_ein(client)
    assert Authenticator.objects.filter(user=alice, type="totp").exists()
    assert "Zweiter Faktor eingerichtet" in [mail.subject for mail in mailoutbox]
    pruefe_seite(client.get(reverse("mfa_view_recovery_codes")))
    client.post(reverse("account_logout"))
    antwort = anmelden(client, alice)
    assert antwort["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    pruefe_seite(client.get(antwort["Location"]))
    assert "stimmt nicht" in client.post(antwort["Location"], {"code": "000000"}).content.decode()
    recovery = Authenticator.objects.get(user=alice, type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(antwort["Location"], {"code": f"{recovery[:4]} {recovery[4:]}"})
    assert client.session["_auth_user_id"] == str(alice.pk)


def test_recovery_codes_as_a_file(client, alice):
    client.force_login(alice)
    bestaetigen(client)
    richte_app_ein(client)
    datei = client.get(reverse("mfa_download_recovery_codes"))
    assert "wiederherstellungscodes.txt" in datei["Content-Disposition"]
    assert len(re.findall(r"^[0-9]{8}$", datei.content.decode(), re.MULTILINE)) == 10


def test_passkey_pages_offer_what_the_browser_needs(client, alice):
    daten = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}).json()
    assert "challenge" in daten["request_options"]["publicKey"]
    client.force_login(alice)
    bestaetigen(client)
    optionen = client.get(reverse("mfa_add_webauthn")).context["js_data"]["creation_options"]["publicKey"]
    assert optionen["rp"]["name"] == "Integrationskonzept"


def test_own_name(als, alice):
    als(alice).post(reverse("konto"), {"name": "Alice A."})
    alice.refresh_from_db()
    assert alice.name == "Alice A."
    assert "name" in als(alice).post(reverse("konto"), {"name": ""}).context["form"].errors


def test_people_made_by_hand_have_a_confirmed_address(dora):
    adresse = EmailAddress.objects.get(user=dora)
    assert (adresse.email, adresse.verified, adresse.primary) == ("dora@example.org", True, True)
