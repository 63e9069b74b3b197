"""What PostgreSQL needs for search, and nothing else: see pages.search.database.

The index is built with a lock, not concurrently: on a new site its table is empty, and no site is older than this migration.
"""

from django.db import migrations

from pages.search import database


def install(apps, schema_editor):
    database.install(schema_editor.connection)
    database.create_index(schema_editor.connection)


def drop(apps, schema_editor):
    database.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial"), ("wagtailsearch", "0010_add_text_fields")]

    operations = [migrations.RunPython(install, drop)]
