from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="act",
            field=models.CharField(blank=True, db_index=True, default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="refusalreason",
            name="move",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The decision that it explains. Empty: every one that needs a reason.",
                max_length=30,
                verbose_name="decision",
            ),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="refusalreason", name="one_reason_per_label"),
        migrations.AddConstraint(
            model_name="refusalreason",
            constraint=models.UniqueConstraint(fields=("queue", "move", "label"), name="one_reason_per_label"),
        ),
    ]
