from django import forms
from django.core.files.uploadedfile import UploadedFile

from integrationskonzept.lib.images import ACCEPT, MAX_BYTES, WHAT_WE_READ, ImageError, take_in_file


class BildForm(forms.Form):
    """A picture with what people need to know of it."""

    datei = forms.FileField(
        label="Bilddatei",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=f"{WHAT_WE_READ}, bis {MAX_BYTES // (1024 * 1024)} MB.",
    )
    alternativtext = forms.CharField(
        label="Was ist zu sehen?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ein Satz für alle, die das Bild nicht sehen, zum Beispiel „Zwölf Menschen sitzen um einen Tisch im "
        "Stadtteilhaus und sprechen miteinander“.",
    )
    quelle = forms.CharField(
        label="Quelle und Lizenz", required=False, help_text="Zum Beispiel „Foto: Stadt Musterstadt“."
    )

    def clean_datei(self) -> UploadedFile:
        """The picture, checked by its content and freed of hidden data."""
        datei: UploadedFile = self.cleaned_data["datei"]
        try:
            self.bild = take_in_file(datei)
        except ImageError as fehler:
            raise forms.ValidationError(str(fehler)) from fehler
        return datei
