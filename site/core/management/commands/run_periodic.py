from django.core.management.base import BaseCommand, CommandError

from core import periodic


class Command(BaseCommand):
    help = "Does everything that is due: scheduled pages, mails to try again, cleaning. For one line of cron, every five minutes."

    def handle(self, *args: object, **options: object) -> None:
        failed = periodic.run()
        if failed:
            raise CommandError(f"These periodic jobs failed, the others are done: {', '.join(failed)}.")
