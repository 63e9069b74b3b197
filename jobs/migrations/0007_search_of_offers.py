from django.db import migrations

from jobs import database


class Migration(migrations.Migration):
    # Offers are written to while the index is made.
    atomic = False

    dependencies = [("jobs", "0006_life_of_offers")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: database.install(editor.connection), lambda apps, editor: database.drop(editor.connection)
        ),
    ]
