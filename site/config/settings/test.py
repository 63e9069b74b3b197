"""Tests: as close to production as speed allows."""

from config.settings.base import *  # noqa: F403
from config.settings.base import BASE_DIR, CACHES, DATABASES, VAR_DIR

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
SITE_URL = "http://testserver"
DEMO_ALLOWED = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = SITE_URL
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"
STATIC_ROOT = BASE_DIR / "static"
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False
for _cache in CACHES.values():
    _cache.update(BACKEND="django.core.cache.backends.locmem.LocMemCache", LOCATION=_cache.get("KEY_PREFIX", _cache["LOCATION"]))
    _cache.pop("OPTIONS", None)
# A file, not memory: threads of a test must see one database, with the locks and pragmas of the real one.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
STAMP_FILE = None  # Tests run side by side: each worker has its own stamp, in its own memory.
