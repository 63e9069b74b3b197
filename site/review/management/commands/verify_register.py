from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from review import register
from review.models import Decision


class Command(BaseCommand):
    help = "Checks the chain of decisions: any change, gap or state that no decision explains. Exit code 1 if something is found."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(register.faults())
        for fault in found:
            self.stderr.write(fault)
        entries, erased = Decision.objects.count(), Decision.objects.exclude(erased_at=None).count()
        if found:
            raise CommandError(_("The register does not hold: %(count)d faults.") % {"count": len(found)})
        self.stdout.write(
            _("The register holds: %(entries)d decisions, %(erased)d with their text erased.")
            % {"entries": entries, "erased": erased}
        )
