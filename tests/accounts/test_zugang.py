"""Outsiders learn nothing, insiders without the right are told so, and every page is marked."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from accounts.adressen import RESERVIERT
from accounts.enums import Rolle
from accounts.models import Mitgliedschaft

NUR_LEITUNG = ["mitglieder", "mitglied_einladen", "kommune_einstellungen"]
NUR_BETRIEB = ["kommune_neu", "kommune_von_hand"]


@pytest.mark.parametrize("name", NUR_LEITUNG)
def test_pages_of_the_leitung(client, name, alice, bob, charlie, dora, betreiberin):
    adresse = reverse(name, args=["musterstadt"])
    assert client.get(adresse)["Location"] == f"{reverse('account_login')}?next={adresse}"
    erwartet = {alice: 200, bob: 403, charlie: 404, dora: 404, betreiberin: 200}
    for wer, status in erwartet.items():
        client.force_login(wer)
        assert client.get(adresse).status_code == status, wer


@pytest.mark.parametrize("rolle", [rolle for rolle in Rolle if rolle != Rolle.LEITUNG])
def test_no_other_role_manages_members(als, bob, alice, rolle):
    Mitgliedschaft.objects.filter(user=bob).update(rolle=rolle)
    client = als(bob)
    for name in ("mitglied_entfernen", "mitglied_wieder_aufnehmen"):
        assert client.post(reverse(name, args=["musterstadt", alice.pk])).status_code == 403
    assert client.post(reverse("mitglied", args=["musterstadt", bob.pk]), {"rolle": "leitung"}).status_code == 403
    assert Mitgliedschaft.objects.get(user=bob).rolle == rolle


@pytest.mark.parametrize("name", NUR_BETRIEB)
def test_pages_of_the_operator(client, name, alice, betreiberin):
    adresse = reverse(name)
    assert client.get(adresse).status_code == 302
    client.force_login(alice)
    assert client.get(adresse).status_code == 403
    client.force_login(betreiberin)
    assert client.get(adresse).status_code == 200


def muster(resolver, davor=""):
    """Every pattern of the URLconf with its whole route."""
    for eintrag in resolver.url_patterns:
        route = davor + str(eintrag.pattern)
        if isinstance(eintrag, URLPattern):
            yield route, eintrag
        else:
            yield from muster(eintrag, route)


def test_every_page_of_accounts_is_marked():
    unmarkiert = [
        route
        for route, eintrag in muster(get_resolver("accounts.urls"))
        if getattr(eintrag.callback, "zugang", None) is None
    ]
    assert unmarkiert == []


def test_first_words_of_all_addresses_are_reserved():
    erste = {route.lstrip("^").split("/")[0] for route, _ in muster(get_resolver())}
    woerter = {wort.removesuffix(".txt") for wort in erste if wort and "<" not in wort and "(" not in wort}
    assert woerter <= RESERVIERT, woerter - RESERVIERT


def test_get_writes_nothing(als, alice, bob, musterstadt, django_assert_max_num_queries):
    client = als(alice)
    namen = [reverse(name, args=["musterstadt"]) for name in NUR_LEITUNG]
    namen += [reverse("mitglied", args=["musterstadt", bob.pk]), reverse("uebersicht"), reverse("konto")]
    for adresse in namen:
        with django_assert_max_num_queries(15) as abfragen:
            client.get(adresse)
        schreibend = [a["sql"] for a in abfragen.captured_queries if not a["sql"].startswith("SELECT")]
        assert schreibend == [], adresse
