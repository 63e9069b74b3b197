"""The former index knew no days: preferred where both stand, it reads all past offers for a common word."""

from django.db import migrations

from jobs import database


class Migration(migrations.Migration):
    # Offers are written to while the index is made.
    atomic = False

    dependencies = [("jobs", "0007_search_of_offers")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: database.drop(editor.connection, "offer_words_trigrams"), migrations.RunPython.noop
        ),
        migrations.RunPython(lambda apps, editor: database.install(editor.connection), migrations.RunPython.noop),
    ]
