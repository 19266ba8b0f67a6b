from django import forms
from django.core.files.uploadedfile import UploadedFile

from concepts.bilder import MAX_BYTES, bereite_auf
from integrationskonzept.lib.bildpruefung import BildFehler


class BildForm(forms.Form):
    """A picture with what people need to know of it."""

    datei = forms.FileField(
        label="Bilddatei", help_text=f"PNG, JPEG, WebP oder SVG, bis {MAX_BYTES // (1024 * 1024)} MB."
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
        if datei.size and datei.size > MAX_BYTES:
            raise forms.ValidationError(f"Die Datei ist zu groß. Möglich sind bis zu {MAX_BYTES // (1024 * 1024)} MB.")
        try:
            self.daten, self.mediatyp = bereite_auf(datei.read())
        except BildFehler as fehler:
            raise forms.ValidationError(str(fehler)) from fehler
        return datei
