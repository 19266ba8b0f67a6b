"""Choosing a Konzeptdokument that becomes a concept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from accounts.models import Kommune
from concepts.dokument.json_datei import MAX_BYTES, MEGABYTE, einwand_gegen_groesse
from concepts.models import Einlesung

from .assistent import BeginnForm


class EinlesenForm(BeginnForm):
    """A Konzeptdokument as a file."""

    datei = forms.FileField(
        label="Konzeptdokument",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        help_text=(
            f"Eine Datei, deren Name auf .json endet, höchstens {MAX_BYTES // MEGABYTE} MB, zum Beispiel "
            "„musterstadt-integrationskonzept.json“."
        ),
        error_messages={"required": "Bitte wählen Sie eine Datei aus."},
    )
    slug = forms.SlugField(
        label="Adresse",
        required=False,
        max_length=80,
        help_text=(
            "Unter diesem Wort steht das Konzept im Netz, zum Beispiel „integrationskonzept-2031“. Bleibt es leer, "
            "wird es aus dem Titel gebildet."
        ),
        error_messages={"invalid": "Bitte nur Buchstaben ohne Umlaute, Ziffern und Bindestriche verwenden."},
    )
    mit_eigener_kommune = forms.BooleanField(required=False)

    def __init__(self, *args: Any, kommune: Kommune, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mit_eigener_kommune"].label = f"Angaben zur Kommune durch die von {kommune} ersetzen"
        self.fields[
            "mit_eigener_kommune"
        ].help_text = "Sinnvoll, wenn das Dokument aus einer anderen Kommune stammt und Ihnen als Vorlage dient."

    def clean_slug(self) -> str:
        """Addresses are written small."""
        return str(self.cleaned_data["slug"]).lower()

    def clean_datei(self) -> UploadedFile[bytes] | None:
        """Too large a file is refused before anything of it is read into memory."""
        datei: UploadedFile[bytes] | None = self.cleaned_data["datei"]
        if datei and (satz := einwand_gegen_groesse(datei.size or 0)):
            raise forms.ValidationError(satz)
        return datei


class NochmalForm(EinlesenForm):
    """The same after a try that failed; the file of that time may do once more, unless the fault is in it."""

    def __init__(self, *args: Any, einlesung: Einlesung, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["datei"].required = bool(einlesung.stellen) or not einlesung.datei
        if not self.fields["datei"].required:
            self.fields[
                "datei"
            ].help_text = (
                f"„{einlesung.dateiname}“ ist noch da. Eine Datei wählen Sie nur, wenn es eine andere sein soll."
            )
