from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from demo.generate import generate_articles


class Command(BaseCommand):
    help = "Adds bulk content, to measure speed and growth. Never on a public site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=0, metavar="N")
        parser.add_argument("--comments", type=int, default=0, metavar="M")

    def handle(self, *args, articles: int, comments: int, **options) -> None:
        if min(articles, comments) < 0:
            raise CommandError("Numbers must not be negative.")
        with transaction.atomic():
            self.stdout.write(f"{generate_articles(articles)} articles")
