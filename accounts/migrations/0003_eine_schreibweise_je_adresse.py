from django.db import migrations

import integrationskonzept.lib.mailadresse
from integrationskonzept.lib.mailadresse import einheitlich


def schreibe_einheitlich(apps, schema_editor):
    """Where two rows would become one, both stay as they are: who they belong to is for people to say."""
    for app, name in (("accounts", "User"), ("accounts", "Einladung"), ("account", "EmailAddress")):
        modell = apps.get_model(app, name)
        for pk, alt in list(modell.objects.values_list("pk", "email")):
            neu = einheitlich(alt)
            if neu != alt and not modell.objects.filter(email__iexact=neu).exclude(pk=pk).exists():
                modell.objects.filter(pk=pk).update(email=neu)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_zwischenspeicher"), ("account", "0009_emailaddress_unique_primary_email")]

    operations = [
        migrations.RunPython(schreibe_einheitlich, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="einladung",
            name="email",
            field=integrationskonzept.lib.mailadresse.AdresseField(max_length=254, verbose_name="E-Mail-Adresse"),
        ),
        migrations.AlterField(
            model_name="user",
            name="email",
            field=integrationskonzept.lib.mailadresse.AdresseField(
                max_length=254, unique=True, verbose_name="E-Mail-Adresse"
            ),
        ),
    ]
