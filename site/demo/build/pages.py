"""Static pages, site settings, front page and promoted results."""

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, Site

from accounts.models import User
from demo.build.bodies import Printer
from demo.build.files import Shelf
from demo.build.history import publish
from demo.reader import Sheet, table
from pages.models import ContactPage, HomeFeature, HomePage, SiteSettings, StandardPage


def make_page_drafts(sheets: list[Sheet], home: HomePage) -> tuple[dict[str, Page], set[str]]:
    """All static pages by slug, in the order of their ranks, and the slugs of those that this call made."""
    sheets = sorted(sheets, key=lambda sheet: sheet.head["rank"])
    found: dict[str, Page] = {}
    for model in (StandardPage, ContactPage):
        found |= {page.slug: page for page in model.objects.filter(slug__in=[sheet.slug for sheet in sheets])}
    new = [sheet for sheet in sheets if sheet.slug not in found]
    for sheet in new:
        model = ContactPage if "mailbox" in sheet.head else StandardPage
        page = model(slug=sheet.slug, title=sheet.head["title"], introduction=sheet.head["introduction"], live=False)
        found[sheet.slug] = home.add_child(instance=page)
    return found, {sheet.slug for sheet in new}


def write_page(page: Page, sheet: Sheet, printer: Printer, by: User) -> None:
    page.body = printer.stream(type(page), "body", printer.body(sheet))
    if isinstance(page, ContactPage):
        page.mailbox, page.answer = sheet.head["mailbox"], sheet.head["answer"]
        page.subjects = [("subject", subject) for subject in sheet.head["subjects"]]
    publish(page, by)


def dress_site(printer: Printer, shelf: Shelf) -> None:
    """Name, menus, footer and networks, where nobody has said anything yet."""
    content = table("site")
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if settings.main_menu or settings.footer_menu:
        return
    for name in ("name", "description", "publisher", "full_text_feeds"):
        setattr(settings, name, content[name])
    settings.footer_text = printer.text(content["footer_text"])
    settings.default_social_picture = shelf.picture(content["social_picture"])
    settings.main_menu = _menu(content["main_menu"], printer)
    settings.footer_menu = _menu(content["footer_menu"], printer)
    settings.social_links = [("network", {"name": link["name"], "url": link["url"]}) for link in content["social_links"]]
    settings.save()


def _menu(slugs: list[str], printer: Printer) -> list[tuple[str, dict]]:
    return [("link", {"label": "", "page": printer.pages[slug], "url": ""}) for slug in slugs]


def dress_home(home: HomePage, printer: Printer, by: User) -> None:
    """Tagline and front page, where nobody has chosen any yet."""
    content = table("site")
    if home.tagline or home.features.exists():
        return
    home.title, home.tagline = content["name"], content["tagline"]
    home.features = [HomeFeature(article=printer.pages[slug], sort_order=order) for order, slug in enumerate(content["features"])]
    publish(home, by)


def promote_results(pages: dict[str, Page]) -> None:
    for about in table("site")["promoted"]:
        query = Query.get(about["query"])
        if not query.editors_picks.exists():
            page = pages[about.get("article") or about["page"]]
            SearchPromotion.objects.create(query=query, page=page, sort_order=0, description=about["description"])
