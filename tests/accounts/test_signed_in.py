"""Who is signed in is looked up with SQL that is kept, and still seen as it is now."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User

ANMELDEN = f"{reverse('account_login')}?next={reverse('konto')}"
SessionStore = import_module(settings.SESSION_ENGINE).SessionStore


@pytest.fixture
def konto(als, alice):
    """Alice's browser, which has been at her account's page before."""
    client = als(alice)
    assert client.get(reverse("konto")).status_code == 200
    return client


def test_an_account_that_was_closed_meanwhile(konto):
    User.objects.update(is_active=False)
    assert konto.get(reverse("konto"))["Location"] == ANMELDEN


def test_a_password_that_was_changed_meanwhile(konto, alice):
    alice.set_password("ein ganz anderes")
    alice.save()
    assert konto.get(reverse("konto"))["Location"] == ANMELDEN


def test_a_person_who_is_gone(konto, alice):
    User.objects.filter(pk=alice.pk).delete()
    assert konto.get(reverse("konto"))["Location"] == ANMELDEN


def test_a_session_that_expired(konto):
    Session.objects.update(expire_date=timezone.now())
    assert konto.get(reverse("konto"))["Location"] == ANMELDEN


def test_two_people_keep_apart(konto, bob):
    anderer = Client()
    anderer.force_login(bob)
    for client, name in [(konto, "Alice"), (anderer, "Bob")] * 2:
        assert client.get(reverse("konto")).context["user"].name == name


@pytest.mark.parametrize("key", [None, "", "<0>", "selbstausgedacht", "null\0zeichen"])
def test_nobody_chooses_the_key_of_a_session(db, key):
    session = SessionStore(key)
    assert session.get("_auth_user_id") is None
    assert session.session_key is None
    session["neu"] = 1
    session.save()
    assert session.session_key != key


def test_a_cookie_with_a_null_character(client, db):
    assert client.get(reverse("konto"), headers={"cookie": r'sessionid="null\000zeichen"'})["Location"] == ANMELDEN


def test_what_was_saved_is_loaded(db):
    session = SessionStore()
    session["wort"] = "Größe"
    session.save()
    assert SessionStore(session.session_key)["wort"] == "Größe"
    session.delete()
    assert SessionStore(session.session_key).load() == {}
