"""Choosing pictures and saying what they show and whose they are."""

from __future__ import annotations

from time import monotonic
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from concepts.models import Bild, Konzept
from concepts.selectors.bilder import gleiches_bild
from concepts.services.bilder import ANGABEN
from integrationskonzept.lib.files import FULL_DISK, is_full
from integrationskonzept.lib.images import ACCEPT, MAX_BYTES, WHAT_WE_READ, ImageError, ImageFile, take_in_file

HOECHSTENS = 20
SEKUNDEN = 15
"""So long the pictures of one form may take; a web process must answer within half a minute."""
ZU_LANGE = "Die übrigen Bilder haben zu viel Zeit gebraucht. Bitte wählen Sie dieses noch einmal aus."
DATEI_HILFE = f"{WHAT_WE_READ}, je bis {MAX_BYTES // (1024 * 1024)} MB."
NACHWEIS_HILFE = "Wer hat das Bild gemacht, und wie darf man es verwenden? Zum Beispiel „Foto: Stadt Musterstadt“."


def lies_datei(datei: UploadedFile, konzept: Konzept | None) -> ImageFile:
    """The picture, checked by its content and freed of hidden data; one that the concept keeps as it is stays so."""
    try:
        return (konzept and gleiches_bild(konzept, datei)) or take_in_file(datei)
    except ImageError as fehler:
        raise forms.ValidationError(str(fehler)) from fehler
    except OSError as fehler:
        if not is_full(fehler):
            raise
        raise forms.ValidationError(FULL_DISK) from fehler


class Beschreibung(forms.CharField):
    """What a picture shows."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Was ist zu sehen?",
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="Ein Satz für alle, die das Bild nicht sehen, zum Beispiel „Zwölf Menschen sitzen um einen "
            "Tisch im Stadtteilhaus und sprechen miteinander“.",
            **kwargs,
        )


class Nachweis(forms.CharField):
    """Whose picture it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="Nachweis", required=False, max_length=500, help_text=NACHWEIS_HILFE, **kwargs)


class MehrereDateien(forms.ClearableFileInput):
    """A file input that takes several at once."""

    allow_multiple_selected = True


class Bilddateien(forms.FileField):
    """Several pictures; those that cannot be taken are named, and hold up none of the others."""

    widget = MehrereDateien
    konzept: Konzept | None = None

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, ImageFile]]:
        if len(data or []) > HOECHSTENS:
            raise forms.ValidationError(f"Bitte höchstens {HOECHSTENS} Bilder auf einmal wählen.")
        gute, self.fehler, ende = [], [], monotonic() + SEKUNDEN
        for datei in data or [super().clean(None, initial)]:
            try:
                if monotonic() > ende:
                    raise forms.ValidationError(ZU_LANGE)
                gute.append((datei.name, lies_datei(super().clean(datei, initial), self.konzept)))
            except forms.ValidationError as fehler:
                self.fehler.append(f"„{datei.name}“: {fehler.messages[0]}")
        if not gute:
            raise forms.ValidationError(self.fehler)
        return gute


class NeueBilderForm(forms.Form):
    """One or several files, with the credit that they share; what each shows is asked afterwards."""

    dateien = Bilddateien(
        label="Bilddateien", widget=MehrereDateien(attrs={"accept": ACCEPT}), help_text=f"Auch mehrere. {DATEI_HILFE}"
    )
    quelle = Nachweis()

    def __init__(self, *args: Any, konzept: Konzept | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dateien"].konzept = konzept


class EinBildForm(forms.Form):
    """One picture from the text that one is writing, with all that must be said of it."""

    datei = forms.FileField()
    alternativtext = Beschreibung()
    quelle = Nachweis()

    def __init__(self, *args: Any, konzept: Konzept | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.konzept = konzept

    def clean_datei(self) -> ImageFile:
        return lies_datei(self.cleaned_data["datei"], self.konzept)


class NachweisForm(forms.Form):
    """The credit alone."""

    quelle = Nachweis()


class BildangabenForm(forms.Form):
    """What is said of a picture."""

    dateiname = forms.CharField(
        label="Name",
        max_length=200,
        required=False,
        help_text="So finden Sie es wieder, zum Beispiel „Sommerfest am Rathaus“.",
    )
    alternativtext = Beschreibung(required=False)
    quelle = Nachweis()
    in_texten = forms.BooleanField(required=False, initial=True)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, bild: Bild, stellen: int = 0, **kwargs: Any) -> None:
        super().__init__(data, initial={name: getattr(bild, name) for name in (*ANGABEN, "version")}, **kwargs)
        self.bild = bild
        orte = "in dem einen Text" if stellen == 1 else f"in den {stellen} Texten"
        self.fields["in_texten"].label = f"Die neue Beschreibung auch {orte} einsetzen, wo noch die bisherige steht"
        if not stellen:
            del self.fields["in_texten"]

    def zeige_stand(self, jetzt: Bild) -> None:
        """Say what somebody else wrote meanwhile; whoever saves once more means it."""
        namen = [name for name in ANGABEN if name in self.fields]
        andere = [name for name in namen if getattr(jetzt, name) != self.cleaned_data[name]]
        dort = ", ".join(f"{self.fields[name].label} „{getattr(jetzt, name)}“" for name in andere)
        neu = self.data.copy()
        neu[self.add_prefix("version")] = str(jetzt.version)
        self.data = neu
        self.add_error(
            None,
            f"Inzwischen hat {jetzt.geaendert_von or 'jemand'} die Angaben geändert: {dort}. "
            "Ihr Text steht noch hier. Speichern Sie noch einmal, dann gilt er.",
        )

    def angaben(self) -> dict[str, str]:
        """What was typed, of those fields that the form shows."""
        return {name: self.cleaned_data[name] for name in ANGABEN if name in self.fields}


class BeschreibungForm(BildangabenForm):
    """One of several pictures that are described one after the other."""

    dateiname = None  # type: ignore[assignment]
