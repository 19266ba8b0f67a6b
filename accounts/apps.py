from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Personen und Kommunen."""

    name = "accounts"
    verbose_name = "Personen und Kommunen"
