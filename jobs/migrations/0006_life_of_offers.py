# Django 5.2.19 on 2026-11-26 18:04

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def from_what_is_known(apps, schema_editor):
    """Offers that are online have been so since their publication; candidates of filled ones are told, where nobody was."""
    offer = apps.get_model("jobs", "Offer")
    offer.objects.update(touched_at=models.F("updated_at"), online_since=models.F("published_at"))
    offer.objects.filter(state="filled").update(filled_at=django.utils.timezone.now())
    if schema_editor.connection.vendor == "postgresql":
        # Checks of foreign keys that wait for the end would stop the indexes, which are made at the end too.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("jobs", "0005_told_of_a_filled_offer"),
    ]

    operations = [
        migrations.CreateModel(
            name="JobBoardSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "offers_kept_months",
                    models.PositiveSmallIntegerField(
                        default=24,
                        help_text="In months after an offer ended or was last touched: then the name, the addresses and the text of its recruiter are erased; its title stays. The law sets no figure, only “no longer than needed”: 24 is as long as candidates’ files may be kept, so that they can still turn to somebody; 36 is the most that the CNIL accepts without contact.",
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(36)],
                        verbose_name="erase recruiters after",
                    ),
                ),
            ],
            options={
                "verbose_name": "job board",
                "default_permissions": ("change",),
            },
        ),
        migrations.AddField(
            model_name="offer",
            name="erased_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="offer",
            name="filled_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="offer",
            name="online_since",
            field=models.DateTimeField(blank=True, db_index=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="offer",
            name="touched_at",
            field=models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False),
        ),
        migrations.AlterField(
            model_name="offer",
            name="logo",
            field=models.FileField(blank=True, max_length=120, upload_to="images/logos", verbose_name="logo"),
        ),
        migrations.CreateModel(
            name="ToldOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254)),
                ("told_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("offer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="jobs.offer")),
            ],
            options={
                "verbose_name": "offer told by an alert",
                "verbose_name_plural": "offers told by alerts",
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("email", "offer"), name="told_once")],
            },
        ),
        migrations.AlterField(
            model_name="accesslink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("draft", "to write an offer"),
                    ("confirm", "to confirm the address"),
                    ("manage", "to manage an offer"),
                    ("erase", "to erase an address"),
                ],
                max_length=10,
                verbose_name="purpose",
            ),
        ),
        migrations.RunPython(from_what_is_known, migrations.RunPython.noop),
    ]
