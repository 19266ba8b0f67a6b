"""Whoever tries passwords or codes is slowed down, and told so in German."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.conftest import PASSWORT

pytestmark = pytest.mark.usefixtures("bremse")


@pytest.fixture(autouse=True)
def _frisch(db):
    cache.clear()


FALSCH = "falsch"


def versuch(client, email, password=FALSCH, ip="192.0.2.1"):
    return client.post(reverse("account_login"), {"login": email, "password": password}, REMOTE_ADDR=ip)


def test_after_five_wrong_passwords_even_the_right_one_waits(client, alice):
    for nummer in range(5):
        assert "stimmen nicht" in versuch(client, alice.email, ip=f"192.0.2.{nummer}").content.decode()
    assert "Zu viele Versuche" in versuch(client, alice.email, PASSWORT).content.decode()
    assert "_auth_user_id" not in client.session


def test_others_may_still_come_in(client, alice, bob):
    for _ in range(6):
        versuch(client, alice.email, ip="198.51.100.1")
    assert versuch(client, bob.email, PASSWORT, ip="203.0.113.1").status_code == 302


def test_one_address_cannot_try_many_accounts(client, alice):
    antworten = [versuch(client, f"p{nummer}@example.org") for nummer in range(35)]
    assert antworten[-1].status_code == 429
    seite = antworten[-1].content.decode()
    assert "Zu viele Versuche" in seite and "fünf Minuten" in seite
    assert versuch(client, alice.email, PASSWORT, ip="203.0.113.1").status_code == 302


def test_codes_are_not_mailed_without_end(alice, mailoutbox):
    for _ in range(6):
        Client().post(reverse("account_request_login_code"), {"email": alice.email})
    assert len(mailoutbox) == 3


def test_reset_links_are_not_mailed_without_end(client, alice, mailoutbox):
    antworten = [client.post(reverse("account_reset_password"), {"email": alice.email}) for _ in range(6)]
    assert len(mailoutbox) == 3
    assert antworten[-1].status_code == 429
