"""Set up a Kommune, and keep its own data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from accounts.adressen import adresse_vorschlagen, pruefe_adresse
from accounts.arten import VERBAND_ZUR_WAHL
from accounts.enums import KommuneArt
from accounts.models import Kommune
from accounts.register.laden import LAENDER
from accounts.wappen import pruefe_wappen
from integrationskonzept.lib.images import ACCEPT, MAX_BYTES, WHAT_WE_READ
from integrationskonzept.lib.mailadresse import AdresseFeld
from integrationskonzept.lib.zahlfeld import GanzzahlFeld

ADRESSE_HILFE = (
    "Unter diesem Wort steht die Kommune im Netz, zum Beispiel „musterstadt“. Nur Kleinbuchstaben, "
    "Ziffern und Bindestriche. Bleibt es leer, wird es aus dem Namen gebildet."
)
LEITUNG_HILFE = (
    "Diese Person bekommt eine Einladung und lädt dann alle weiteren ein, zum Beispiel a.yilmaz@musterstadt.de."
)


class SuchForm(forms.Form):
    """The name of a place, as one types it."""

    suche = forms.CharField(
        label="Name der Stadt, der Gemeinde oder des Landkreises",
        help_text="Zum Beispiel „Mühlheim“ oder „Landkreis München“. Auch Postleitzahl und Schlüssel gehen.",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )


class NeueKommuneForm(forms.ModelForm):
    """What the register cannot know: the address, and who will lead."""

    leitung_email = AdresseFeld(label="E-Mail-Adresse der künftigen Leitung", help_text=LEITUNG_HILFE)

    class Meta:
        model = Kommune
        fields = ["name", "slug"]
        help_texts = {"name": "So steht er in der Kopfzeile und auf der Broschüre.", "slug": ADRESSE_HILFE}
        error_messages = {"slug": {"unique": "Diese Adresse gehört schon einer anderen Kommune."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """The address typed, or the one that the name gives."""
        slug: str = self.cleaned_data["slug"] or adresse_vorschlagen(self.cleaned_data.get("name", ""))
        if not slug:
            raise forms.ValidationError("Bitte geben Sie eine Adresse an, zum Beispiel „musterstadt“.")
        pruefe_adresse(slug)
        return slug

    def clean(self) -> dict[str, Any]:
        """The register's key decides whether a Kommune is here already."""
        cleaned: dict[str, Any] = super().clean() or {}
        ags = cleaned.get("ags", self.instance.ags)
        if ags and Kommune.objects.filter(ags=ags).exists():
            raise forms.ValidationError("Diese Kommune ist schon angelegt.", code="schon_angelegt")
        return cleaned


class KommuneVonHandForm(NeueKommuneForm):
    """A place that the register does not know, such as one of a demonstration."""

    bundesland = forms.ChoiceField(
        label="Bundesland",
        required=False,
        choices=[("", "keines"), *((land, land) for land in LAENDER.values())],
    )

    class Meta(NeueKommuneForm.Meta):
        fields = ["name", "art", "bundesland", "kreis", "einwohner", "slug"]
        field_classes = {"einwohner": GanzzahlFeld}
        help_texts = NeueKommuneForm.Meta.help_texts | {
            "kreis": "Zum Beispiel „Landkreis Offenbach“; leer bei einer kreisfreien Stadt.",
            "einwohner": "Zum Beispiel 28.500.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["art"].choices = [  # type: ignore[attr-defined]
            (art.value, VERBAND_ZUR_WAHL if art == KommuneArt.VERBANDSGEMEINDE else art.label) for art in KommuneArt
        ]


class EinstellungenForm(forms.ModelForm):
    """What the Leitung keeps: name, coat of arms, colour and the two legal pages."""

    wappen = forms.FileField(
        label="Neues Wappen",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=f"{WHAT_WE_READ}, höchstens {MAX_BYTES // (1024 * 1024)} MB. Für Kopfzeile und Broschüre.",
    )
    wappen_entfernen = forms.BooleanField(label="Wappen entfernen", required=False)

    class Meta:
        model = Kommune
        fields = ["name", "wappen", "wappen_entfernen", "farbe", "impressum", "datenschutz"]
        widgets = {
            "farbe": forms.TextInput(attrs={"type": "color"}),
            "impressum": forms.Textarea(attrs={"rows": 8}),
            "datenschutz": forms.Textarea(attrs={"rows": 12}),
        }
        help_texts = {
            "name": "Zum Beispiel „Musterstadt“.",
            "farbe": (
                "Die Farbe Ihrer Kommune, zum Beispiel #1d5a7a. Für Schrift und Knöpfe wird sie so weit "
                "abgedunkelt oder aufgehellt, dass man sie gut lesen kann."
            ),
            "impressum": (
                "Wer verantwortlich ist: Name der Kommune, Vertretung, Anschrift, Telefon, E-Mail. "
                "Leere Zeilen trennen Absätze."
            ),
            "datenschutz": (
                "Welche Daten wozu und wie lange gespeichert werden, und wer Fragen dazu beantwortet. "
                "Leere Zeilen trennen Absätze."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.wappen:
            del self.fields["wappen_entfernen"]

    def clean_wappen(self) -> Any:
        """A new picture is judged by its content; without one the present picture stays."""
        datei = self.cleaned_data["wappen"]
        return pruefe_wappen(datei) if isinstance(datei, UploadedFile) else datei

    def clean(self) -> dict[str, Any]:
        """A new picture wins over the wish to remove the old one."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("wappen_entfernen") and "wappen" not in self.files:
            cleaned["wappen"] = False
        return cleaned

    @property
    def geaenderte_felder(self) -> list[str]:
        """The model's fields that this form changed."""
        geaendert = {"wappen" if name == "wappen_entfernen" else name for name in self.changed_data}
        return sorted(geaendert)
