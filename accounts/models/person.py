from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Rolle
from integrationskonzept.lib.mailadresse import AdresseField, einheitlich
from integrationskonzept.lib.single_line import SingleLineField

GUELTIGKEIT = timedelta(days=30)


def bestaetige_adresse(user: User) -> None:
    """People come by invitation or by the operator's hand, so their first address counts as confirmed."""
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


class UserManager(BaseUserManager["User"]):
    """Creates people by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **felder) -> User:
        """A person who signs in with `email`; without a password only a code by mail opens the door."""
        user = self.model(email=einheitlich(email), **felder)
        user.set_password(password)
        with transaction.atomic(using=self._db):
            user.save(using=self._db)
            bestaetige_adresse(user)
        return user

    def create_superuser(self, email: str, password: str | None = None, **felder) -> User:
        """The operator of the installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **felder)


class User(AbstractBaseUser, PermissionsMixin):
    """A person; what she may do is said by her Mitgliedschaften."""

    email = AdresseField("E-Mail-Adresse", unique=True)
    name = SingleLineField("Name", max_length=150, blank=True)
    sprache = models.CharField("Sprache", max_length=10, default="de")
    is_active = models.BooleanField("aktiv", default=True)
    is_staff = models.BooleanField("Betrieb", default=False)
    date_joined = models.DateTimeField("angelegt am", default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "Person"
        verbose_name_plural = "Personen"
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_einmal")]

    def __str__(self) -> str:
        return self.name or self.email


class Mitgliedschaft(models.Model):
    """A person's role in one Kommune."""

    user = models.ForeignKey(User, verbose_name="Person", on_delete=models.CASCADE)
    kommune = models.ForeignKey("accounts.Kommune", verbose_name="Kommune", on_delete=models.CASCADE)
    rolle = models.CharField("Rolle", max_length=20, choices=Rolle)

    class Meta:
        verbose_name = "Mitgliedschaft"
        verbose_name_plural = "Mitgliedschaften"
        constraints = [models.UniqueConstraint(fields=["user", "kommune"], name="mitgliedschaft_einmal")]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_rolle_display()}"


def neues_token() -> str:
    """An unguessable word for an invitation's address."""
    return secrets.token_urlsafe(32)


class EinladungQuerySet(models.QuerySet["Einladung"]):
    """Which invitations still open a door."""

    def offen(self) -> EinladungQuerySet:
        """Neither accepted nor too old."""
        return self.filter(angenommen_am=None, eingeladen_am__gt=timezone.now() - GUELTIGKEIT)


class Einladung(models.Model):
    """An invitation by mail into a Kommune; whoever opens its address gets the role."""

    kommune = models.ForeignKey("accounts.Kommune", verbose_name="Kommune", on_delete=models.CASCADE)
    email = AdresseField("E-Mail-Adresse")
    rolle = models.CharField("Rolle", max_length=20, choices=Rolle)
    nachricht = models.TextField("Persönliche Zeile", max_length=500, blank=True)
    token = models.CharField(max_length=64, unique=True, default=neues_token, editable=False)
    eingeladen_von = models.ForeignKey(User, verbose_name="eingeladen von", null=True, on_delete=models.SET_NULL)
    eingeladen_am = models.DateTimeField("eingeladen am", default=timezone.now)
    angenommen_am = models.DateTimeField("angenommen am", null=True, blank=True)
    mail_gescheitert = models.BooleanField("E-Mail ging nicht hinaus", default=False, editable=False)

    objects = EinladungQuerySet.as_manager()

    class Meta:
        ordering = ["-eingeladen_am"]
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        constraints = [
            models.UniqueConstraint(
                "kommune",
                Lower("email"),
                condition=models.Q(angenommen_am=None),
                name="einladung_offen_einmal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.get_rolle_display()}"

    def get_absolute_url(self) -> str:
        """The address that the mail names."""
        return reverse("einladung", args=[self.token])

    @property
    def gilt_bis(self) -> datetime:
        """The moment from which on it opens nothing any more."""
        return self.eingeladen_am + GUELTIGKEIT

    @property
    def ist_abgelaufen(self) -> bool:
        """Too old to be accepted."""
        return timezone.now() >= self.gilt_bis
