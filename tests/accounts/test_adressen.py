"""The same person, whichever way the browser sends the address: invited, signing in, forgetting the password."""

import importlib
import re

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps

from accounts.enums import Rolle
from accounts.models import Einladung, Mitgliedschaft, User
from tests.conftest import PASSWORT, person
from tests.faelle import fall

UNICODE, PUNYCODE = re.findall(r"frau@\S+\.example", fall("17-adressen.txt"))


@pytest.fixture
def frau(musterstadt):
    user = User.objects.create_user(UNICODE, PASSWORT, name="Frau")
    Mitgliedschaft.objects.create(user=user, kommune=musterstadt, rolle=Rolle.REDAKTION)
    return user


def test_the_case_holds_both_spellings():
    assert UNICODE.isascii() is False and PUNYCODE.startswith("frau@xn--")


@pytest.mark.parametrize("getippt", [UNICODE, PUNYCODE, f" {PUNYCODE.upper()} ", f"mailto:{UNICODE}"])
class TestEinePerson:
    def test_signs_in(self, client, frau, getippt):
        client.post("/konto/anmelden/", {"login": getippt, "password": PASSWORT})
        assert client.session["_auth_user_id"] == str(frau.pk)

    def test_gets_a_code(self, client, frau, getippt, mailoutbox):
        client.post("/konto/anmelden/code/", {"email": getippt})
        assert [mail.to for mail in mailoutbox] == [[PUNYCODE]]
        assert "Code" in mailoutbox[0].body

    def test_gets_a_new_password(self, client, frau, getippt, mailoutbox):
        client.post("/konto/passwort/vergessen/", {"email": getippt})
        assert [mail.to for mail in mailoutbox] == [[PUNYCODE]]
        assert "/passwort/neu/" in mailoutbox[0].body

    def test_is_a_member_already(self, als, alice, frau, getippt):
        antwort = als(alice).post("/musterstadt/mitglieder/einladen/", {"adressen": getippt, "rolle": "rat"})
        assert "schon Mitglied" in str(antwort.context["form"].errors["adressen"])

    def test_is_invited_once(self, als, alice, musterstadt, getippt, mailoutbox, django_capture_on_commit_callbacks):
        Einladung.objects.create(kommune=musterstadt, email=UNICODE, rolle=Rolle.RAT)
        with django_capture_on_commit_callbacks(execute=True):
            als(alice).post("/musterstadt/mitglieder/einladen/", {"adressen": getippt, "rolle": "rat"})
        assert [einladung.email for einladung in Einladung.objects.all()] == [UNICODE]
        assert [mail.to for mail in mailoutbox] == [[PUNYCODE]]


def test_invited_in_one_spelling_and_in_with_the_other(als, frau, nachbarstadt, charlie):
    einladung = Einladung.objects.create(kommune=nachbarstadt, email=PUNYCODE, rolle=Rolle.RAT, eingeladen_von=charlie)
    als(frau).post(einladung.get_absolute_url())
    assert Mitgliedschaft.objects.filter(user=frau, kommune=nachbarstadt).exists()


def test_another_address_in_any_spelling(als, alice, mailoutbox):
    client = als(alice)
    client.post("/konto/bestaetigen/", {"password": PASSWORT})
    client.post("/konto/e-mail/", {"email": PUNYCODE.upper(), "action_add": "1"})
    client.post(re.search(r"http://testserver(/konto/e-mail/bestaetigen/\S+)", mailoutbox[0].body)[1])
    alice.refresh_from_db()
    assert alice.email == UNICODE
    assert mailoutbox[0].to == [PUNYCODE]
    assert EmailAddress.objects.get(user=alice).email == UNICODE


def test_what_was_kept_before_is_brought_into_the_one_spelling(db):
    wandel = importlib.import_module("accounts.migrations.0003_eine_schreibweise_je_adresse")
    einer, anderer = person("Einer"), person("Anderer")
    EmailAddress.objects.filter(user=einer).update(email=PUNYCODE)
    EmailAddress.objects.filter(user=anderer).update(email="Anderer@Example.org")
    wandel.schreibe_einheitlich(apps, None)
    assert EmailAddress.objects.get(user=einer).email == UNICODE
    assert EmailAddress.objects.get(user=anderer).email == "anderer@example.org"


def test_two_accounts_are_never_made_one(db):
    wandel = importlib.import_module("accounts.migrations.0003_eine_schreibweise_je_adresse")
    einer, anderer = person("Einer"), person("Anderer")
    EmailAddress.objects.filter(user=einer).update(email=PUNYCODE)
    EmailAddress.objects.filter(user=anderer).update(email=UNICODE)
    wandel.schreibe_einheitlich(apps, None)
    assert EmailAddress.objects.get(user=einer).email == PUNYCODE
