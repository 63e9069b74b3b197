"""The mark of a reading: a picture of one point at the end of the article, that browsers ask for when it comes near."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.readings import tally
from core import visits
from review.filters import LARGEST_KEY

POINT = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
# The same browser asks again after this long (seconds): until then it is the same reading, and nobody needs to be known.
ONE_READING = 1800


@require_safe
def read(request: HttpRequest, page_id: int) -> HttpResponse:
    """Counts a reading by a person; answers the same to all, without a query and without a cookie."""
    if page_id <= LARGEST_KEY and visits.by_a_person(request, "image") and visits.within_reason(request, f"read:{page_id}"):
        tally.add(page_id)
    response = HttpResponse(POINT, content_type="image/gif")
    response["Cache-Control"] = f"private, max-age={ONE_READING}"
    response["X-Robots-Tag"] = "noindex"
    return response
