"""What somebody typed, put by for the same person and nobody else."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from accounts.models import User
from integrationskonzept.lib import eingaben

BOB, CHARLIE = User(pk=1), User(pk=2)


def anfrage(user, session, daten=None, pfad="/formular/"):
    fabrik = RequestFactory()
    request = fabrik.get(pfad) if daten is None else fabrik.post(pfad, daten)
    request.user, request.session = user, session
    return request


def tippt(session, user=BOB, pfad="/formular/", **daten):
    """A POST of `user`'s form that meets a closed door."""
    angaben = {eingaben.MARKE: eingaben.marke(user), "csrfmiddlewaretoken": "geheim"} | daten
    return eingaben.lege_beiseite(anfrage(AnonymousUser(), session, angaben, pfad))


def wieder_da(session, user=BOB, pfad="/formular/"):
    return eingaben.beiseitegelegt(anfrage(user, session, pfad=pfad))


def test_the_same_person_gets_it_back():
    session = {}
    assert tippt(session, titel="Öffnung & mehr", ziele=["a", "b"])
    gefunden = wieder_da(session)
    assert gefunden["titel"] == "Öffnung & mehr"
    assert gefunden.getlist("ziele") == ["a", "b"]
    assert "csrfmiddlewaretoken" not in gefunden
    assert "geheim" not in str(session)


@pytest.mark.parametrize("user", [CHARLIE, AnonymousUser()])
def test_nobody_else_does(user):
    session = {}
    tippt(session, titel="Geheim")
    assert wieder_da(session, user) is None


def test_only_at_the_same_address():
    session = {}
    tippt(session, titel="Hier")
    assert wieder_da(session, pfad="/anderes/") is None


@pytest.mark.parametrize(
    "marke",
    [None, "", "1", "1:abc", eingaben.marke(BOB) + "x"],
    ids=["keine", "leer", "nur eine Zahl", "falsch", "anderer Schlüssel"],
)
def test_posts_of_strangers_are_not_kept(marke):
    session = {}
    daten = {"titel": "Werbung"} | ({} if marke is None else {eingaben.MARKE: marke})
    assert not eingaben.lege_beiseite(anfrage(AnonymousUser(), session, daten))
    assert session == {}


def test_a_mark_of_something_else_does_not_pass():
    from django.core import signing

    session = {}
    assert not eingaben.lege_beiseite(anfrage(AnonymousUser(), session, {eingaben.MARKE: signing.dumps(1, salt="x")}))
    assert session == {}


def test_what_is_too_large_is_not_kept(monkeypatch):
    monkeypatch.setattr(eingaben, "MAX_ZEICHEN", 100)
    session = {}
    assert not tippt(session, titel="x" * 200)
    assert session == {}


def test_the_last_five_forms_are_kept():
    session = {}
    for nummer in range(7):
        tippt(session, pfad=f"/{nummer}/", titel=str(nummer))
    assert [n for n in range(7) if wieder_da(session, pfad=f"/{n}/")] == [2, 3, 4, 5, 6]


def test_forgotten_when_saved():
    session = {}
    tippt(session, titel="A")
    tippt(session, pfad="/anderes/", titel="B")
    eingaben.vergiss(anfrage(BOB, session, {}))
    assert wieder_da(session) is None
    assert wieder_da(session, pfad="/anderes/")["titel"] == "B"


def test_no_mark_for_those_who_are_not_signed_in():
    assert eingaben.marke(AnonymousUser()) == ""
