from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0004_longer_searches")]

    operations = [
        migrations.AddField(
            model_name="application", name="filled_told_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
