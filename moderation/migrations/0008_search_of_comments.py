"""The index that the desk's search uses on PostgreSQL."""

from django.db import migrations

from moderation import database


def install(apps, schema_editor):
    database.install(schema_editor.connection)


def drop(apps, schema_editor):
    database.drop(schema_editor.connection)


class Migration(migrations.Migration):
    # Comments are written to while the index is made.
    atomic = False

    dependencies = [
        ("moderation", "0007_rules"),
    ]

    operations = [migrations.RunPython(install, drop)]
