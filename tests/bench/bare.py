"""The least a page can cost under the same server: what every figure is measured against."""

BODY = b"<!doctype html><title>Bare</title>" + b"<p>text</p>" * 3000


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))])
    return [BODY]
