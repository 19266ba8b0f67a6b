"""Setting up Kommunen: by the operator, from the register, with an invitation to whoever will lead."""

import re

import pytest
from django.urls import reverse

from accounts.adressen import RESERVIERT, adresse_vorschlagen
from accounts.enums import KommuneArt, Rolle
from accounts.models import Einladung, Ereignis, Kommune, Mitgliedschaft

KOELN, OFFENBACH_KREIS, MUEHLHEIM = "05315000", "06438", "06438008"


def anlegen(client, ags, **daten):
    daten = {"name": "Mühlheim am Main", "slug": "", "leitung_email": "emil@example.org"} | daten
    return client.post(reverse("kommune_aus_register", args=[ags]), daten)


@pytest.mark.parametrize(
    ("name", "adresse"),
    [
        ("Mühlheim am Main", "muehlheim-am-main"),
        ("Öhringen", "oehringen"),
        ("Gießen", "giessen"),
        ("Lübben (Spreewald)/Lubin (Błota)", "luebben-spreewaldlubin-bota"),
    ],
)
def test_address_is_made_of_the_name(name, adresse):
    assert adresse_vorschlagen(name) == adresse


def test_register_fills_in_the_rest(als, betreiberin, mailoutbox, nach_commit):
    with nach_commit():
        antwort = anlegen(als(betreiberin), MUEHLHEIM)
    assert antwort["Location"] == reverse("mitglieder", args=["muehlheim-am-main"])
    kommune = Kommune.objects.get()
    assert (kommune.slug, kommune.ags, kommune.art) == ("muehlheim-am-main", MUEHLHEIM, KommuneArt.STADT)
    assert (kommune.bundesland, kommune.kreis) == ("Hessen", "Landkreis Offenbach")
    assert kommune.einwohner == 28534
    assert kommune.uebergeordnet is None
    assert Einladung.objects.get().rolle == Rolle.LEITUNG
    assert mailoutbox[0].to == ["emil@example.org"]
    assert Ereignis.objects.filter(code="kommune.angelegt", person=betreiberin).count() == 1


def test_landkreis_and_gemeinde_find_each_other(als, betreiberin):
    client = als(betreiberin)
    anlegen(client, MUEHLHEIM)
    anlegen(client, OFFENBACH_KREIS, name="Landkreis Offenbach")
    kreis = Kommune.objects.get(ags=OFFENBACH_KREIS)
    assert Kommune.objects.get(ags=MUEHLHEIM).uebergeordnet == kreis
    anlegen(client, "06438001", name="Dietzenbach")
    assert Kommune.objects.get(ags="06438001").uebergeordnet == kreis
    anlegen(client, KOELN, name="Köln")
    assert Kommune.objects.get(ags=KOELN).uebergeordnet is None


def test_same_place_only_once(als, betreiberin):
    client = als(betreiberin)
    anlegen(client, MUEHLHEIM)
    seite = anlegen(client, MUEHLHEIM, slug="zwei")
    assert "schon angelegt" in seite.content.decode()
    assert Kommune.objects.count() == 1


@pytest.mark.parametrize("wort", ["konto", "uebersicht", "postausgang", "impressum", "static", "api"])
def test_reserved_addresses_are_refused(als, betreiberin, wort):
    assert wort in RESERVIERT
    seite = anlegen(als(betreiberin), MUEHLHEIM, slug=wort)
    assert "liegt schon eine Seite des Hauses" in seite.content.decode()
    assert not Kommune.objects.exists()


def test_taken_address_gets_the_kreis(als, betreiberin):
    Kommune.objects.create(name="Anderes", slug="muehlheim-am-main", art=KommuneArt.STADT)
    client = als(betreiberin)
    seite = client.get(reverse("kommune_aus_register", args=[MUEHLHEIM]))
    assert seite.context["form"]["slug"].value() == "muehlheim-am-main-landkreis-offenbach"
    assert "slug" in anlegen(client, MUEHLHEIM, slug="muehlheim-am-main").context["form"].errors


def test_place_outside_the_register_by_hand(als, betreiberin):
    daten = {
        "name": "Musterstadt",
        "art": "stadt",
        "bundesland": "Hessen",
        "leitung_email": "emil@example.org",
    }
    assert als(betreiberin).post(reverse("kommune_von_hand"), daten).status_code == 302
    kommune = Kommune.objects.get()
    assert (kommune.slug, kommune.ags, kommune.bundesland) == ("musterstadt", "", "Hessen")


def test_unknown_key_is_nowhere(als, betreiberin):
    assert als(betreiberin).get(reverse("kommune_aus_register", args=["99999999"])).status_code == 404


def test_search_works_without_and_with_htmx(als, betreiberin):
    client = als(betreiberin)
    adresse = reverse("kommune_neu")
    ganz = client.get(adresse, {"suche": "muehlheim"}).content.decode()
    teil = client.get(adresse, {"suche": "muehlheim"}, headers={"HX-Request": "true"}).content.decode()
    ziel = reverse("kommune_aus_register", args=[MUEHLHEIM])
    assert ziel in ganz and ziel in teil
    assert "<html" in ganz and "<html" not in teil
    assert "Landkreis Offenbach" in teil


def test_overview_with_one_kommune_leads_there(als, alice):
    assert als(alice).get(reverse("uebersicht"))["Location"] == reverse("kommune", args=["musterstadt"])


def test_overview_names_role_and_only_mine(als, alice, nachbarstadt, charlie):
    Mitgliedschaft.objects.create(user=alice, kommune=nachbarstadt, rolle=Rolle.BEIRAT)
    Kommune.objects.create(name="Drittstadt", slug="drittstadt", art=KommuneArt.STADT)
    seite = als(alice).get(reverse("uebersicht")).content.decode()
    assert "Musterstadt" in seite and "Nachbarstadt" in seite and "Ihre Rolle: Beirat" in seite
    assert "Drittstadt" not in seite


def test_overview_of_a_stranger_says_how_to_come_in(als, dora):
    assert "Einladung" in als(dora).get(reverse("uebersicht")).content.decode()


def test_operator_finds_settings_and_members_of_every_kommune(als, betreiberin, alice, bob, musterstadt):
    Einladung.objects.create(kommune=musterstadt, email="x@example.org", rolle=Rolle.RAT)
    seite = als(betreiberin).get(reverse("uebersicht"))
    [kommune] = seite.context["seite"]
    assert (kommune.anzahl_mitglieder, kommune.anzahl_eingeladen) == (2, 1)
    for name in ("kommune_einstellungen", "mitglieder"):
        assert f'href="{reverse(name, args=["musterstadt"])}"' in seite.content.decode()
    assert f'href="{reverse("kommune", args=["musterstadt"])}"' not in seite.content.decode()
    assert reverse("kommune_neu") in seite.content.decode()


@pytest.mark.parametrize("ort", ["mitglieder/", "mitglieder/einladen/", "einstellungen/"])
def test_operator_manages_without_a_link_that_leads_nowhere(als, betreiberin, alice, konzept, ort):
    client = als(betreiberin)
    seite = client.get(f"/musterstadt/{ort}").content.decode()
    assert konzept.titel not in seite
    for ziel in set(re.findall(r'href="(/[^"#]*)"', seite)) - {"/konto/"}:
        if not ziel.startswith(("/static/", "/musterstadt/farbe.css")):
            assert client.get(ziel).status_code == 200, ziel


def test_operator_invites_sends_again_and_takes_back(als, betreiberin, musterstadt, mailoutbox, nach_commit):
    client = als(betreiberin)
    with nach_commit():
        client.post("/musterstadt/mitglieder/einladen/", {"adressen": "a@example.org", "rolle": "leitung"})
        client.post(f"/musterstadt/mitglieder/einladungen/{Einladung.objects.get().pk}/erneut/")
    assert len(mailoutbox) == 2
    client.post(f"/musterstadt/mitglieder/einladungen/{Einladung.objects.get().pk}/zurueckziehen/")
    assert not Einladung.objects.exists()
    assert set(Ereignis.objects.values_list("person", flat=True)) == {betreiberin.pk}


def test_operator_who_is_a_member_is_a_member(als, betreiberin, musterstadt):
    Mitgliedschaft.objects.create(user=betreiberin, kommune=musterstadt, rolle=Rolle.RAT)
    assert als(betreiberin).get("/musterstadt/mitglieder/").status_code == 403
