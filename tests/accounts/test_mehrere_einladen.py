"""Many invitations at once: read as mail programs and tables copy them, each fault named, nothing lost."""

import pytest
from django import forms

from accounts.enums import Rolle
from accounts.forms.adressen import HOECHSTENS, AdressenFeld
from accounts.models import Einladung

EINLADEN = "/musterstadt/mitglieder/einladen/"

GELESEN = {
    "eine": ("a@example.org", ["a@example.org"]),
    "je Zeile": ("a@example.org\r\nb@example.org\n\n", ["a@example.org", "b@example.org"]),
    "Komma und Semikolon": ("a@example.org, b@example.org; c@example.org;", ["a@", "b@", "c@"]),
    "Leerzeichen": ("a@example.org b@example.org", ["a@", "b@"]),
    "Outlook": ("Yılmaz, Aylin <a@example.org>; Schmidt, Jan <b@example.org>", ["a@", "b@"]),
    "Thunderbird": ('Aylin Yılmaz <a@example.org>, "Schmidt, Jan" <b@example.org>', ["a@", "b@"]),
    "gemischt": ("c@example.org, Aylin <a@example.org>, b@example.org", ["c@", "a@", "b@"]),
    "Adresse als Name": ("a@example.org <a@example.org>", ["a@"]),
    "Tabelle": ("Aylin Yılmaz\ta@example.org\tAmt 50\nJan\tb@example.org\t", ["a@", "b@"]),
    "zweimal dieselbe": ("a@example.org\nA@Example.org", ["a@"]),
    "Umlaut": ("frau@xn--mllheim-n2a.example", ["frau@müllheim.example"]),
}
KEINE = {
    "ohne @": ("a@example.org\nanna.mueller", ["„anna.mueller“ ist keine E-Mail-Adresse: Das @ fehlt."]),
    "zwei": ("a@b\nc@@d.de", ["„a@b“", "„c@@d.de“"]),
    "Name daneben": ("Anna a@example.org", ["„Anna a@example.org“"]),
    "leere Klammern": ("Anna <anna>", ["„anna“"]),
    "nichts": (" \n", ["Bitte ausfüllen."]),
}


@pytest.mark.parametrize(("text", "erwartet"), GELESEN.values(), ids=GELESEN)
def test_addresses_are_read(text, erwartet):
    gelesen = AdressenFeld().clean(text)
    assert len(gelesen) == len(erwartet)
    assert all(adresse.startswith(anfang) for adresse, anfang in zip(gelesen, erwartet, strict=True))


@pytest.mark.parametrize(("text", "saetze"), KEINE.values(), ids=KEINE)
def test_each_that_is_none_is_named(text, saetze):
    with pytest.raises(forms.ValidationError) as fehler:
        AdressenFeld().clean(text)
    assert len(fehler.value.messages) == len(saetze)
    assert all(meldung.startswith(satz) for meldung, satz in zip(fehler.value.messages, saetze, strict=True))


def test_too_many_at_once():
    with pytest.raises(forms.ValidationError, match=f"höchstens {HOECHSTENS} auf einmal"):
        AdressenFeld().clean(",".join(f"a{n}@example.org" for n in range(HOECHSTENS + 1)))


def test_many_with_one_role_and_a_personal_line(als, alice, mailoutbox, nach_commit):
    daten = {"adressen": "a@example.org\nb@example.org", "rolle": Rolle.BEIRAT, "nachricht": "Bis zum 12. Mai."}
    with nach_commit():
        antwort = als(alice).post(EINLADEN, daten, follow=True)
    assert "2 Einladungen sind verschickt: an a@example.org und b@example.org." in antwort.content.decode()
    assert [mail.to for mail in mailoutbox] == [["a@example.org"], ["b@example.org"]], "nobody sees the others"
    assert all("Bis zum 12. Mai." in mail.body for mail in mailoutbox)
    assert len({mail.body for mail in mailoutbox}) == 2


def test_one_fault_sends_nothing_and_keeps_everything(als, alice, mailoutbox):
    daten = {"adressen": "a@example.org\nohne-at", "rolle": Rolle.RAT, "nachricht": "Guten Tag"}
    seite = als(alice).post(EINLADEN, daten).content.decode()
    assert "a@example.org\nohne-at" in seite
    assert "Guten Tag" in seite
    assert not Einladung.objects.exists()


def test_members_are_left_out_and_said(als, alice, bob):
    antwort = als(alice).post(EINLADEN, {"adressen": f"{bob.email}, neu@example.org", "rolle": "rat"}, follow=True)
    assert f"Schon Mitglied und darum nicht eingeladen: {bob.email}." in antwort.content.decode()
    assert Einladung.objects.get().email == "neu@example.org"
    antwort = als(alice).post(EINLADEN, {"adressen": f"{bob.email}, {alice.email}", "rolle": "rat"})
    assert "Alle diese Personen sind schon Mitglied." in antwort.content.decode()


def test_one_mail_that_does_not_go_out_holds_up_none(als, alice, mailoutbox, nach_commit, monkeypatch):
    from django.core.mail import EmailMessage

    echt = EmailMessage.send

    def send(mail):
        if mail.to == ["a@example.org"]:
            raise OSError
        return echt(mail)

    monkeypatch.setattr(EmailMessage, "send", send)
    client = als(alice)
    with nach_commit():
        client.post(EINLADEN, {"adressen": "a@example.org b@example.org", "rolle": "rat"})
    assert [mail.to for mail in mailoutbox] == [["b@example.org"]]
    assert client.get("/musterstadt/mitglieder/").content.decode().count("ging nicht hinaus") == 1


def test_sent_again_it_says_the_same(als, alice, mailoutbox, nach_commit):
    client = als(alice)
    client.post(EINLADEN, {"adressen": "a@example.org", "rolle": "rat", "nachricht": "Bis zum 12. Mai."})
    with nach_commit():
        client.post(f"/musterstadt/mitglieder/einladungen/{Einladung.objects.get().pk}/erneut/")
    assert "Bis zum 12. Mai." in mailoutbox[0].body
    client.logout()
    assert "Bis zum 12. Mai." in client.get(Einladung.objects.get().get_absolute_url()).content.decode()
