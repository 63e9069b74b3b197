from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.generate import generate_articles, generate_comments
from demo.generate_offers import generate_offers


class Command(BaseCommand):
    help = (
        "Adds bulk content, to measure speed and growth. Never on a public site. Stored batch by batch: what was made "
        "before an interruption stays, and the command is run again for the rest."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=0, metavar="N")
        parser.add_argument("--comments", type=int, default=0, metavar="M")
        parser.add_argument("--offers", type=int, default=0, metavar="K")
        parser.add_argument("--past-offers", type=int, default=0, metavar="L", help="offers that are over")
        parser.add_argument("--no-index", action="store_true", help="leave the search index as it is")

    def handle(self, *args, articles: int, comments: int, offers: int, past_offers: int, no_index: bool, **options) -> None:
        if min(articles, comments, offers, past_offers) < 0:
            raise CommandError("Numbers must not be negative.")
        self.stdout.write(f"{generate_articles(articles)} articles")
        if comments:
            try:
                self.stdout.write(f"{generate_comments(comments)} comments")
            except ValueError as error:  # No article to comment on.
                raise CommandError(str(error)) from error
        if offers or past_offers:
            self.stdout.write(f"{generate_offers(offers, past_offers)} offers")
        if articles and not no_index:
            call_command("update_index", verbosity=0)
