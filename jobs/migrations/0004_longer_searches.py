from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0003_links_by_nonce")]

    operations = [
        migrations.AlterField(
            model_name="alert", name="query", field=models.CharField(blank=True, max_length=1500, verbose_name="search")
        ),
    ]
