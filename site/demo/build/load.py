"""Everything in order."""

from articles.models import ArticlePage
from demo.build.accounts import load_accounts
from demo.build.articles import World, make_drafts, write
from demo.build.bodies import Printer
from demo.build.files import Shelf
from demo.build.pages import dress_home, dress_site, make_page_drafts, promote_results, write_page
from demo.build.people import load_authors, load_keywords
from demo.build.sections import home_page, load_sections
from demo.reader import sheets, table


def load() -> dict[str, ArticlePage]:
    """Loads the whole demo, leaving what exists; gives the articles that it made, by slug."""
    shelf = Shelf()
    accounts = load_accounts()
    home = home_page(table("site")["name"])
    sections = load_sections(home, accounts["chief"], shelf)
    world = World(accounts, load_authors(accounts, shelf), load_keywords(), sections)
    article_sheets, page_sheets = sheets("articles"), sheets("pages")
    articles, new_articles = make_drafts(article_sheets, sections)
    pages, new_pages = make_page_drafts(page_sheets, home)
    printer = Printer({**sections, **articles, **pages}, shelf)
    for sheet in page_sheets:
        if sheet.slug in new_pages:
            write_page(pages[sheet.slug], sheet, printer, accounts["chief"])
    made = {
        sheet.slug: write(articles[sheet.slug], sheet, world, printer) for sheet in article_sheets if sheet.slug in new_articles
    }
    dress_site(printer, shelf)
    dress_home(home, printer, accounts["chief"])
    promote_results(printer.pages)
    return made
