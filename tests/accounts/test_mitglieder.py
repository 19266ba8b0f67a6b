"""Members: who may see and change them, and that one Leitung always stays."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts import services
from accounts.enums import Rolle
from accounts.models import Einladung, Ereignis, Mitgliedschaft
from tests.conftest import person


def url(name, *args):
    return reverse(name, args=["musterstadt", *args])


def test_list_shows_members_in_order_and_no_neighbours(als, alice, bob, charlie, musterstadt):
    for name in ("Zoe", "Änne", "Bodo"):
        person(name, musterstadt, Rolle.REDAKTION)
    seite = als(alice).get(url("mitglieder"))
    assert [str(m.user) for m in seite.context["mitglieder"]] == ["Alice", "Änne", "Bob", "Bodo", "Zoe"]
    assert charlie.email not in seite.content.decode()


def test_leitung_invites(als, alice, mailoutbox, nach_commit, musterstadt):
    with nach_commit():
        antwort = als(alice).post(url("mitglied_einladen"), {"adressen": "emil@example.org", "rolle": Rolle.RAT})
    assert antwort.status_code == 302
    assert Einladung.objects.get().kommune == musterstadt
    assert "http://testserver/einladung/" in mailoutbox[0].body


def test_who_is_in_already_is_not_invited(als, alice, bob):
    seite = als(alice).post(url("mitglied_einladen"), {"adressen": bob.email, "rolle": Rolle.RAT})
    assert "schon Mitglied" in seite.content.decode()


def test_role_is_changed_and_recorded(als, alice, bob, musterstadt):
    als(alice).post(url("mitglied", bob.pk), {"rolle": Rolle.FACHLEITUNG})
    assert Mitgliedschaft.objects.get(user=bob).rolle == Rolle.FACHLEITUNG
    ereignis = Ereignis.objects.get(code="mitglied.rolle")
    assert ereignis.person == alice
    assert ereignis.gegenstand == bob
    assert ereignis.daten == {"vorher": "redaktion", "nachher": "fachleitung"}


def test_unknown_role_is_refused(als, alice, bob):
    seite = als(alice).post(url("mitglied", bob.pk), {"rolle": "kaiser"})
    assert "rolle" in seite.context["form"].errors
    assert Mitgliedschaft.objects.get(user=bob).rolle == Rolle.REDAKTION


def test_last_leitung_stays(als, alice, bob):
    client = als(alice)
    seite = client.post(url("mitglied", alice.pk), {"rolle": Rolle.RAT}).content.decode()
    assert "Alice ist die einzige Leitung von Musterstadt." in seite
    seite = client.post(url("mitglied_entfernen", alice.pk), follow=True).content.decode()
    assert "Alice ist die einzige Leitung von Musterstadt." in seite
    assert Mitgliedschaft.objects.get(user=alice).rolle == Rolle.LEITUNG


def test_with_a_second_leitung_the_first_may_go(als, alice, bob, musterstadt):
    services.rolle_aendern(mitgliedschaft=Mitgliedschaft.objects.get(user=bob), rolle=Rolle.LEITUNG, person=alice)
    antwort = als(alice).post(url("mitglied", alice.pk), {"rolle": Rolle.RAT})
    assert antwort["Location"] == reverse("kommune", args=["musterstadt"])
    with pytest.raises(ValidationError, match="Bob ist die einzige Leitung"):
        services.entfernen(mitgliedschaft=Mitgliedschaft.objects.get(user=bob), person=bob)


def test_removing_can_be_undone(als, alice, bob):
    client = als(alice)
    seite = client.post(url("mitglied_entfernen", bob.pk), follow=True)
    assert not Mitgliedschaft.objects.filter(user=bob).exists()
    wieder = url("mitglied_wieder_aufnehmen", bob.pk)
    assert f'action="{wieder}"' in seite.content.decode()
    client.post(wieder)
    assert Mitgliedschaft.objects.get(user=bob).rolle == Rolle.REDAKTION
    codes = list(Ereignis.objects.values_list("code", flat=True))
    assert codes == ["mitglied.wieder_aufgenommen", "mitglied.entfernt"]


def test_nobody_is_taken_in_who_never_was_a_member(als, alice, dora, charlie, nachbarstadt):
    helfer = person("Helga", nachbarstadt, Rolle.RAT)
    services.entfernen(mitgliedschaft=Mitgliedschaft.objects.get(user=helfer), person=charlie)
    for fremd in (dora, charlie, helfer):
        als(alice).post(url("mitglied_wieder_aufnehmen", fremd.pk))
        assert not Mitgliedschaft.objects.filter(user=fremd, kommune__slug="musterstadt").exists()


def test_invitation_is_sent_again_or_taken_back(als, alice, mailoutbox, nach_commit):
    client = als(alice)
    client.post(url("mitglied_einladen"), {"adressen": "emil@example.org", "rolle": Rolle.RAT})
    alt = Einladung.objects.get()
    with nach_commit():
        client.post(url("einladung_erneut", alt.pk))
    neu = Einladung.objects.get()
    assert neu.token != alt.token
    assert neu.token in mailoutbox[-1].body
    client.post(url("einladung_zurueckziehen", neu.pk))
    assert not Einladung.objects.exists()
    assert Ereignis.objects.filter(code="einladung.zurueckgezogen").count() == 1


def test_foreign_invitations_cannot_be_touched(als, alice, charlie, nachbarstadt):
    fremd = Einladung.objects.create(kommune=nachbarstadt, email="x@example.org", rolle=Rolle.RAT)
    client = als(alice)
    for name in ("einladung_erneut", "einladung_zurueckziehen"):
        assert client.post(url(name, fremd.pk)).status_code == 404
    assert Einladung.objects.filter(pk=fremd.pk).exists()


def test_foreign_members_cannot_be_touched(als, alice, charlie):
    client = als(alice)
    assert client.get(url("mitglied", charlie.pk)).status_code == 404
    assert client.post(url("mitglied_entfernen", charlie.pk)).status_code == 404
    assert Mitgliedschaft.objects.filter(user=charlie).exists()
