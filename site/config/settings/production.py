"""A public site. What matters and is missing refuses to start."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.settings.base import *  # noqa: F403
from config.settings.base import EMAIL_URL, MEDIA_S3, STORAGES, TRUSTED_PROXIES, env

DEBUG = False
SECRET_KEY = environment.required(env, "SECRET_KEY", "write a random string of at least 50 characters")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is too short: write a random string of at least 50 characters.")
SITE_URL = environment.site_url(env, None)
ALLOWED_HOSTS = environment.names(env, "ALLOWED_HOSTS", [urlsplit(SITE_URL).hostname or ""])
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS='*' cannot be used in production: name the hosts of the site.")
environment.required(env, "DATABASE_URL", "write the address of the database, as postgres://user:password@host/name")
if not EMAIL_URL:
    raise ImproperlyConfigured(
        "EMAIL_URL is not set: write the address of the mail server, as smtp+tls://user:password@host:587."
    )
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]

_https = SITE_URL.startswith("https:")
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # Ours stands for Django's X-Frame-Options middleware: previews may be framed by the admin.
    "security.W021",  # Entering the browsers' preload list binds a domain for years: its owner's choice.
]
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
if MEDIA_S3["PUBLIC_BUCKET"]:
    _s3 = {
        "endpoint_url": MEDIA_S3["ENDPOINT_URL"] or None,
        "region_name": MEDIA_S3["REGION"] or None,
        "access_key": MEDIA_S3["ACCESS_KEY"] or None,
        "secret_key": MEDIA_S3["SECRET_KEY"] or None,
        "file_overwrite": False,
    }
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            **_s3,
            "bucket_name": MEDIA_S3["PUBLIC_BUCKET"],
            "custom_domain": MEDIA_S3["CUSTOM_DOMAIN"] or None,
            "querystring_auth": False,
        },
    }
    STORAGES["private"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_s3, "bucket_name": MEDIA_S3["PRIVATE_BUCKET"], "querystring_auth": True, "querystring_expire": 60},
    }
