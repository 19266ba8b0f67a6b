"""What the Leitung keeps, and what everybody reads of it."""

import re

import pytest
from django.urls import reverse

from accounts.models import Ereignis, Kommune
from integrationskonzept.lib.farbe import kontrast

FARBEN = ["#1d5a7a", "#ffd500", "#ffffff", "#000000", "#b4451f", "#7fff00"]


def test_changes_are_saved_and_recorded(als, alice, musterstadt):
    daten = {"name": "Musterstadt am Bach", "farbe": "#b4451f", "impressum": "Markt 1", "datenschutz": ""}
    antwort = als(alice).post(reverse("kommune_einstellungen", args=["musterstadt"]), daten)
    assert antwort.status_code == 302
    musterstadt.refresh_from_db()
    assert (musterstadt.name, musterstadt.farbe, musterstadt.impressum) == (
        "Musterstadt am Bach",
        "#b4451f",
        "Markt 1",
    )
    assert Ereignis.objects.get().daten == {"felder": ["farbe", "impressum", "name"]}


def test_nothing_changed_is_no_event(als, alice):
    als(alice).post(reverse("kommune_einstellungen", args=["musterstadt"]), {"name": "Musterstadt", "farbe": "#1d5a7a"})
    assert not Ereignis.objects.exists()


def test_a_colour_is_a_colour(als, alice):
    daten = {"name": "Musterstadt", "farbe": "red;}"}
    seite = als(alice).post(reverse("kommune_einstellungen", args=["musterstadt"]), daten)
    assert "farbe" in seite.context["form"].errors


def test_address_and_key_cannot_be_changed_here(als, alice):
    daten = {"name": "Musterstadt", "farbe": "#1d5a7a", "slug": "anders", "ags": "05315000"}
    als(alice).post(reverse("kommune_einstellungen", args=["musterstadt"]), daten)
    assert Kommune.objects.filter(slug="musterstadt", ags="").exists()


def farben(client):
    css = client.get(reverse("kommune_farbe", args=["musterstadt"])).content.decode()
    hell, dunkel = css.split("@media (prefers-color-scheme: dark)")
    return tuple(dict(re.findall(r"(--kommune[a-z-]*): (#[0-9a-f]{6});", teil)) for teil in (hell, dunkel))


@pytest.mark.parametrize("farbe", FARBEN)
def test_every_shade_can_be_read(client, musterstadt, farbe):
    Kommune.objects.update(farbe=farbe)
    hell, dunkel = farben(client)
    assert hell["--kommune"] == farbe
    assert kontrast(hell["--kommune-text"], "#ffffff") >= 4.5
    assert kontrast(hell["--kommune-auf"], hell["--kommune"]) >= 4.5
    assert kontrast(dunkel["--kommune-text"], "#191715") >= 4.5
    assert kontrast(dunkel["--kommune-auf"], dunkel["--kommune"]) >= 4.5


def test_what_is_no_colour_does_not_reach_the_css(client, musterstadt):
    Kommune.objects.update(farbe="}body{")
    assert farben(client)[0]["--kommune"] == "#1d5a7a"


def test_colour_is_cached_until_it_changes(client, musterstadt):
    adresse = reverse("kommune_farbe", args=["musterstadt"])
    antwort = client.get(adresse)
    assert antwort["Content-Type"] == "text/css; charset=utf-8"
    assert "public" in antwort["Cache-Control"]
    assert "Cookie" not in antwort.get("Vary", "")
    assert client.get(adresse, headers={"If-None-Match": antwort["ETag"]}).status_code == 304
    Kommune.objects.update(farbe="#b4451f")
    assert client.get(adresse, headers={"If-None-Match": antwort["ETag"]}).status_code == 200


@pytest.mark.parametrize("seite", ["impressum", "datenschutz"])
def test_legal_pages_are_public_and_text_only(client, musterstadt, seite):
    Kommune.objects.update(**{seite: "Markt 1\n\n<script>x</script> https://stadt.example"})
    inhalt = client.get(reverse(seite, args=["musterstadt"])).content.decode()
    assert "Markt 1" in inhalt and "&lt;script&gt;" in inhalt and 'href="https://stadt.example"' in inhalt
    assert client.get(reverse(seite, args=["gibt-es-nicht"])).status_code == 404
