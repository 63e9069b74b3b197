"""Each word of a current offer stands once in what the board looks in; others follow when they are saved."""

from django.db import migrations
from django.utils import timezone

BATCH = 500


def once(apps, editor):
    model = apps.get_model("jobs", "Offer")
    current = model.objects.using(editor.connection.alias).filter(state="approved", last_day__gte=timezone.localdate())
    keys = list(current.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        rows = list(current.filter(pk__in=keys[start : start + BATCH]).only("pk", "searchable"))
        for row in rows:
            words = " ".join(dict.fromkeys(row.searchable.split()))
            if words != row.searchable:
                # Not where its author changed the text since it was read: other words are looked in now.
                current.filter(pk=row.pk, searchable=row.searchable).update(searchable=words)


class Migration(migrations.Migration):
    # Offers are written to meanwhile.
    atomic = False

    dependencies = [("jobs", "0008_words_by_day")]

    operations = [migrations.RunPython(once, migrations.RunPython.noop)]
