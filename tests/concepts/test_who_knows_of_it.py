"""The kept query at the door says what `visible_to` says, at every moment of a Fassung."""

import pytest

from accounts.enums import Rolle
from concepts.enums import Fassungszweck
from concepts.models import Konzept
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.fassungen import nimm_fassung_zurueck
from concepts.zugang import SICHTBAR
from tests.conftest import person


@pytest.fixture
def leute(musterstadt, charlie, dora):
    return [charlie, dora, *(person(f"wer-{rolle}", musterstadt, rolle) for rolle in Rolle)]


def wissen_davon(konzept, leute):
    wissende = {wer for wer in leute if SICHTBAR.first(wer.pk, konzept.pk)}
    assert wissende == {wer for wer in leute if Konzept.objects.visible_to(wer).contains(konzept)}
    return len(wissende)


def test_the_door_says_what_the_lists_say(konzept, leute, alice):
    assert wissen_davon(konzept, leute) == 3
    fassungen = {}
    for zweck, wie_viele in zip(Fassungszweck, (3, 5, 6), strict=True):
        fassungen[zweck] = friere_fassung_ein(konzept=konzept, zweck=zweck, person=alice)
        assert wissen_davon(konzept, leute) == wie_viele
    nimm_fassung_zurueck(fassung=fassungen[Fassungszweck.BESCHLUSS], grund="Versehentlich", person=alice)
    assert wissen_davon(konzept, leute) == 5
