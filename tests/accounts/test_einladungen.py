"""Invitations: the only way in, once, for one address, for 30 days."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.enums import Rolle
from accounts.models import Einladung, Ereignis, Mitgliedschaft, User
from tests.conftest import PASSWORT


def absolut(pfad):
    return f"https://konzept.example{pfad}"


@pytest.fixture
def einladung(musterstadt, alice):
    return services.einladen(
        kommune=musterstadt, email="Emil@example.org", rolle=Rolle.BEIRAT, von=alice, absolut=absolut
    )


def test_mail_says_who_why_and_what_to_do(musterstadt, alice, mailoutbox, nach_commit):
    with nach_commit():
        einladung = services.einladen(
            kommune=musterstadt, email="emil@example.org", rolle=Rolle.BEIRAT, von=alice, absolut=absolut
        )
    [mail] = mailoutbox
    assert mail.to == ["emil@example.org"]
    assert mail.subject == "Einladung: Integrationskonzept von Musterstadt"
    for wort in ("Alice", "Musterstadt", "Beirat", absolut(einladung.get_absolute_url()), "gilt bis"):
        assert wort in mail.body
    assert "!" not in mail.body + mail.subject


def test_no_mail_when_the_transaction_fails(musterstadt, alice, bob, mailoutbox, nach_commit):
    with nach_commit(), pytest.raises(ValidationError):
        services.einladen(kommune=musterstadt, email=bob.email.upper(), rolle=Rolle.RAT, von=alice, absolut=absolut)
    assert mailoutbox == []
    assert not Einladung.objects.exists()


def test_inviting_again_ends_the_older_invitation(musterstadt, alice, einladung, client):
    neu = services.einladen(kommune=musterstadt, email="emil@EXAMPLE.org", rolle=Rolle.RAT, von=alice, absolut=absolut)
    alt = client.get(einladung.get_absolute_url())
    assert alt.status_code == 404
    assert "der Link in der neuesten E-Mail" in alt.content.decode()
    assert client.get(neu.get_absolute_url()).status_code == 200


def test_looking_at_an_invitation_changes_nothing(client, einladung, django_assert_max_num_queries):
    with django_assert_max_num_queries(6) as abfragen:
        seite = client.get(einladung.get_absolute_url())
    assert not [a for a in abfragen.captured_queries if not a["sql"].startswith("SELECT")]
    for wort in ("Alice", "Musterstadt", "Beirat", "emil@example.org"):
        assert wort in seite.content.decode()
    assert not User.objects.filter(email="emil@example.org").exists()


def test_stranger_registers_and_comes_straight_in(client, einladung, musterstadt):
    antwort = client.post(einladung.get_absolute_url(), {"name": "Emil", "password": PASSWORT})
    assert antwort.status_code == 302
    assert antwort["Location"] == reverse("kommune", args=["musterstadt"])
    emil = User.objects.get(email="emil@example.org")
    assert emil.name == "Emil"
    assert emil.check_password(PASSWORT)
    assert EmailAddress.objects.get(user=emil).verified
    assert Mitgliedschaft.objects.get(user=emil, kommune=musterstadt).rolle == Rolle.BEIRAT
    assert client.session["_auth_user_id"] == str(emil.pk)
    assert Ereignis.objects.filter(code="einladung.angenommen", person=emil).count() == 1


@pytest.mark.parametrize("password", ["kurz", "1234567890123", "password123"])
def test_weak_password_opens_no_account(client, einladung, password):
    seite = client.post(einladung.get_absolute_url(), {"name": "Emil", "password": password})
    assert seite.status_code == 200
    assert "password" in seite.context["form"].errors
    assert not User.objects.filter(email="emil@example.org").exists()


def test_an_account_is_not_taken_over_by_the_form(client, einladung):
    emil = User.objects.create_user("emil@example.org", PASSWORT)
    seite = client.post(einladung.get_absolute_url(), {"name": "Böse", "password": "ein anderer langer Satz"})
    assert "Melden Sie sich an" in seite.content.decode()
    emil.refresh_from_db()
    assert emil.check_password(PASSWORT)
    with pytest.raises(ValidationError, match="schon ein Konto"):
        services.beitreten(token=einladung.token, name="Böse", password=PASSWORT)


def test_signed_in_with_that_address_one_button_accepts(als, einladung, musterstadt):
    emil = User.objects.create_user("emil@example.org", PASSWORT)
    client = als(emil)
    assert "Einladung annehmen" in client.get(einladung.get_absolute_url()).content.decode()
    assert client.post(einladung.get_absolute_url()).status_code == 302
    assert Mitgliedschaft.objects.filter(user=emil, kommune=musterstadt, rolle=Rolle.BEIRAT).exists()


def test_somebody_else_cannot_accept(als, einladung, dora, musterstadt):
    client = als(dora)
    seite = client.post(einladung.get_absolute_url())
    assert "gilt für emil@example.org" in seite.content.decode()
    assert not Mitgliedschaft.objects.filter(user=dora).exists()
    with pytest.raises(ValidationError, match="andere E-Mail-Adresse"):
        services.annehmen(token=einladung.token, person=dora)


def test_used_invitation_says_so(client, einladung):
    services.beitreten(token=einladung.token, name="Emil", password=PASSWORT)
    seite = client.get(einladung.get_absolute_url())
    assert seite.status_code == 410
    assert "angenommen" in seite.content.decode()
    with pytest.raises(ValidationError, match="schon angenommen"):
        services.annehmen(token=einladung.token, person=User.objects.get(email="emil@example.org"))


def test_old_invitation_says_so(client, einladung):
    Einladung.objects.update(eingeladen_am=timezone.now() - timedelta(days=30))
    seite = client.post(einladung.get_absolute_url(), {"name": "Emil", "password": PASSWORT})
    assert seite.status_code == 410
    assert "älter als 30 Tage" in seite.content.decode()
    assert not User.objects.filter(email="emil@example.org").exists()
    with pytest.raises(ValidationError, match="30 Tage"):
        services.beitreten(token=einladung.token, name="Emil", password=PASSWORT)


def test_members_keep_their_role_when_they_accept(einladung, musterstadt):
    emil = User.objects.create_user("emil@example.org", PASSWORT)
    Mitgliedschaft.objects.create(user=emil, kommune=musterstadt, rolle=Rolle.LEITUNG)
    assert services.annehmen(token=einladung.token, person=emil).rolle == Rolle.LEITUNG


def test_unknown_token_is_nowhere(client, db):
    assert client.get(reverse("einladung", args=["gibt-es-nicht"])).status_code == 404


@pytest.mark.parametrize("umbruch", ["\n", "\r\n", "\x0b", "\x85", "\u2028"])
def test_no_name_begins_a_line_in_a_mail(als, alice, musterstadt, mailoutbox, umbruch, nach_commit):
    gelogen = f"Alice{umbruch}Ihr Passwort ist abgelaufen"
    client = als(alice)
    client.post("/konto/", {"name": gelogen})
    client.post("/musterstadt/einstellungen/", {"name": f"Muster{umbruch}stadt", "farbe": "#1d5a7a"})
    with nach_commit():
        client.post("/musterstadt/mitglieder/einladen/", {"adressen": "neu@example.org", "rolle": "rat"})
    text = mailoutbox[0].body
    assert "Alice Ihr Passwort ist abgelaufen lädt Sie ein" in text
    assert "Integrationskonzept von Muster stadt mit" in text


def test_no_name_comes_in_another_way(alice):
    alice.name = "Alice\nLeitung"
    alice.save()
    alice.refresh_from_db()
    assert alice.name == "Alice Leitung"
