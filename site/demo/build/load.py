"""Everything in order."""

from articles.models import ArticlePage
from core.models import OutgoingMail
from demo.build.accounts import load_accounts
from demo.build.applications import load_applications
from demo.build.articles import World, make_drafts, write
from demo.build.bodies import Printer
from demo.build.comments import load_comments
from demo.build.files import Shelf
from demo.build.giving import load_giving
from demo.build.indexing import indexed_once
from demo.build.offers import load_board, load_offers
from demo.build.pages import dress_home, dress_site, make_page_drafts, promote_results, write_page
from demo.build.people import load_authors, load_keywords
from demo.build.proposals import load_proposals
from demo.build.reports import load_reports
from demo.build.rules import load_rules
from demo.build.sections import home_page, load_sections
from demo.build.taken_part import load_ratings_and_readings
from demo.reader import sheets, table


def load() -> dict[str, ArticlePage]:
    """Loads the whole demo, leaving what exists; gives the articles that it made, by slug. Writes to nobody."""
    mails = set(OutgoingMail.objects.values_list("pk", flat=True))
    with indexed_once():
        made = _load(Shelf())
    OutgoingMail.objects.exclude(pk__in=mails).delete()
    return made


def _load(shelf: Shelf) -> dict[str, ArticlePage]:
    accounts = load_accounts()
    home = home_page(table("site")["name"])
    sections = load_sections(home, accounts["chief"], shelf)
    world = World(accounts, load_authors(accounts, shelf), load_keywords(), sections)
    article_sheets, page_sheets = sheets("articles"), sheets("pages")
    articles, new_articles = make_drafts(article_sheets, sections)
    pages, new_pages = make_page_drafts(page_sheets, home)
    board = load_board(home, accounts["chief"])
    printer = Printer({**sections, **articles, **pages, board.slug: board}, shelf)
    for sheet in page_sheets:
        if sheet.slug in new_pages:
            write_page(pages[sheet.slug], sheet, printer, accounts["chief"])
    made = {
        sheet.slug: write(articles[sheet.slug], sheet, world, printer) for sheet in article_sheets if sheet.slug in new_articles
    }
    live = {slug: page for slug, page in made.items() if page.live}
    comments = load_comments(live, accounts)
    load_reports(comments, accounts)
    load_rules(live, accounts)
    load_offers(accounts)
    load_ratings_and_readings(made)
    load_proposals(sections, accounts)
    load_applications()
    dress_site(printer, shelf)
    load_giving(printer, shelf)
    dress_home(home, printer, accounts["chief"])
    promote_results(printer.pages)
    return made
