from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

KENNUNG = RegexValidator(r"^[a-z0-9][a-z0-9-]{0,63}$", "Nur Kleinbuchstaben, Ziffern und Bindestriche.")
DATUM = RegexValidator(r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "Bitte ein Jahr, einen Monat oder einen Tag angeben.")


class DatumField(models.CharField):
    """A day, a month or a year as ISO 8601 text (`2027-03-01`, `2027-03`, `2027`), kept as precisely as it was said."""

    def __init__(self, *args, **kwargs) -> None:
        kwargs |= {"max_length": 10, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)
        self.validators.append(DATUM)


class HtmlField(models.TextField):
    """Rich text; whoever writes it sanitises it first (`lib.richtext.bereinige`)."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **({"blank": True, "default": ""} | kwargs))


class Dokumentteil(models.Model):
    """A row that is a part of the Konzeptdokument.

    `leere_felder` names the keys that the document holds although they are empty, so that import and export
    give back the same document.
    """

    leere_felder = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        abstract = True


class Versioniert(Dokumentteil):
    """A row that is saved against the version that was read."""

    version = models.PositiveIntegerField(default=1, editable=False)
    geaendert_am = models.DateTimeField("geändert am", auto_now=True)
    geaendert_von = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True


class VorhandenManager(models.Manager):
    """Leaves out what lies in the Papierkorb."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(geloescht_am=None)


class Element(Versioniert):
    """A part of a concept with an id of its own, which stays the same over Fassungen, export and import."""

    konzept = models.ForeignKey("concepts.Konzept", on_delete=models.PROTECT, editable=False)
    kennung = models.CharField(max_length=64, validators=[KENNUNG], editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)
    geloescht_am = models.DateTimeField(null=True, editable=False, db_index=True)

    objects = VorhandenManager()
    alle = models.Manager()

    class Meta:
        abstract = True
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["konzept", "kennung"], name="%(class)s_kennung_einmal"),
        ]

    def __str__(self) -> str:
        return getattr(self, "titel", "") or getattr(self, "name", "") or self.kennung


class Verknuepfung(models.Model):
    """A link from one element to another, at its place in a list."""

    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]
