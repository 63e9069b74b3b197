"""What the front page shows, in one query for the articles however many sections there are."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from articles.models import ArticlePage
from articles.tree import Node, children_of
from pages.models.home import HomeFeature, HomePage

TOP = 4
IN_STRIP = 3
LATEST = 8
LAST = 32_767


@dataclass
class Strip:
    section: Node
    articles: list[ArticlePage]

    @property
    def first(self) -> ArticlePage:
        return self.articles[0]

    @property
    def rest(self) -> list[ArticlePage]:
        return self.articles[1:]


@dataclass
class FrontPage:
    """Each article stands once: as the lead, one of three seconds, in the strip of its section, or among the latest."""

    lead: ArticlePage | None = None
    seconds: list[ArticlePage] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    latest: list[ArticlePage] = field(default_factory=list)

    @property
    def listed(self) -> list[ArticlePage]:
        in_strips = [article for strip in self.strips for article in strip.articles]
        return [*([self.lead] if self.lead else []), *self.seconds, *in_strips, *self.latest]


def compose(home: HomePage) -> FrontPage:
    sections = children_of(home.path)
    articles = list(candidates(home, sections))
    chosen = [article for article in articles if article.place < LAST]
    newest = sorted(
        (article for article in articles if article.place == LAST), key=lambda article: article.public_date, reverse=True
    )
    top = [*chosen, *newest[: max(0, TOP - len(chosen))]]
    front = FrontPage(lead=top[0] if top else None, seconds=top[1:TOP])
    rest = [article for article in newest if article not in top]
    front.strips = [Strip(section, own) for section in sections if (own := below(section, rest)[:IN_STRIP])]
    in_strips = {article.pk for strip in front.strips for article in strip.articles}
    front.latest = [*top[TOP:], *(article for article in rest if article.pk not in in_strips)][:LATEST]
    return front


def below(section: Node, articles: list[ArticlePage]) -> list[ArticlePage]:
    return [article for article in articles if article.path.startswith(section.path)]


def candidates(home: HomePage, sections: list[Node]):
    """What editors chose, in their order, then the latest of the site and of each section, the newest first."""
    current = ArticlePage.objects.current()
    latest = current.newest_first().values("pk")
    wanted = Q(pk__in=HomeFeature.objects.filter(page=home).values("article"))
    wanted |= Q(pk__in=latest[: TOP + LATEST + IN_STRIP * len(sections)])
    for section in sections:
        wanted |= Q(pk__in=latest.filter(path__startswith=section.path)[: IN_STRIP + TOP])
    place = HomeFeature.objects.filter(page=home, article=OuterRef("pk")).values("sort_order")[:1]
    in_order = current.filter(wanted).annotate(place=Coalesce(Subquery(place), LAST)).order_by("place", "-public_date", "-pk")
    return in_order.for_teasers()
