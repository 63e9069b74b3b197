"""Development and the demo: nothing to install, nothing to set. DEBUG=1 for Django's error pages."""

from config import environment
from config.settings.base import *  # noqa: F403
from config.settings.base import STATIC_ROOT, VAR_DIR, env

DEBUG = environment.flag(env, "DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", "") or environment.kept_secret(VAR_DIR / "secret_key")
SITE_URL = environment.site_url(env, f"http://{env.str('HOST', '127.0.0.1')}:{env.str('PORT', '8000')}")
ALLOWED_HOSTS = environment.names(env, "ALLOWED_HOSTS", ["*"])
WAGTAILADMIN_BASE_URL = SITE_URL
# Static files straight from their folders: no collection step before the first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# The demo adds articles and accounts with a known password: only here, unless forced.
DEMO_ALLOWED = True
