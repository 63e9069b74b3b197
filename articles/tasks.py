from django_tasks import task

from articles.models import ArticlePage
from articles.pictures import SPECS


@task()
def prepare_pictures(page: int) -> None:
    """Makes the sizes of an article's picture before its first reader asks for them."""
    article = ArticlePage.objects.select_related("lead_picture").filter(pk=page).first()
    if article and article.lead_picture:
        article.lead_picture.get_renditions(*SPECS["lead"], *SPECS["teaser"])
