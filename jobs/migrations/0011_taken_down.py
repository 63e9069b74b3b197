from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0010_title_of_what_is_taken_up")]

    operations = [
        migrations.AddField(
            model_name="offer",
            name="taken_down",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="offer",
            name="withdrawn_organisation",
            field=models.CharField(blank=True, default="", editable=False, max_length=120),
        ),
    ]
