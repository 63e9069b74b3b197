from django.http import HttpResponse


def private(response: HttpResponse) -> HttpResponse:
    """An answer behind a secret address: neither stored, nor indexed, nor named to other sites."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
