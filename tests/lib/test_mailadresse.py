"""One spelling for one mailbox."""

import pytest
from django import forms

from integrationskonzept.lib.mailadresse import AdresseFeld, einheitlich, fuer_den_versand

pytestmark = pytest.mark.ohne_datenbank


@pytest.mark.parametrize(
    "getippt",
    [
        "frau@müllheim.example",
        "Frau@MÜLLHEIM.example",
        "frau@mu\u0308llheim.example",
        "frau@xn--mllheim-n2a.example",
        "FRAU@XN--MLLHEIM-N2A.EXAMPLE",
        " \u200bfrau@müllheim.example\u00a0",
        "mailto:frau@müllheim.example",
        "MAILTO:frau@müllheim.example?subject=Hallo",
        "Frau Beispiel <frau@müllheim.example>",
        '"Beispiel, Frau" <frau@xn--mllheim-n2a.example>;',
        "frau@müllheim.example,",
    ],
)
def test_the_same_person(getippt):
    assert einheitlich(getippt) == "frau@müllheim.example"
    assert AdresseFeld().clean(getippt) == "frau@müllheim.example"


def test_sharp_s_is_a_letter_of_its_own():
    assert einheitlich("a@xn--strae-oqa.example") == einheitlich("a@straße.example") == "a@straße.example"
    assert einheitlich("a@strasse.example") == "a@strasse.example"
    assert fuer_den_versand("a@straße.example") == "a@xn--strae-oqa.example"


@pytest.mark.parametrize("keine", ["frau", "frau@", "@müllheim.example", "frau@-.example", "a b@müllheim.example"])
def test_what_is_no_address_is_refused(keine):
    with pytest.raises(forms.ValidationError):
        AdresseFeld().clean(keine)
