"""What the server hands over before any middleware."""

from io import BytesIO

import pytest


@pytest.mark.parametrize(
    ("charset", "status"),
    # A codec that is none for text is passed over; one for text that no browser sends is refused.
    [(name, "200 OK") for name in ("hex", "base64", "rot13", "undefined", "utf-8", "no-such-charset", '"')]
    + [("idna", "400 Bad Request")],
)
def test_no_charset_is_an_error_of_ours(charset, status, site):
    from config.wsgi import application

    answers = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/healthz",
        "QUERY_STRING": "q=a",
        "CONTENT_TYPE": f"text/plain; charset={charset}",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
        "REMOTE_ADDR": "127.0.0.1",
    }
    response = application(environ, lambda status, headers, *rest: answers.append(status))
    b"".join(response)
    response.close()
    assert answers == [status]
