"""What every environment shares. The environment is read here and nowhere else; see the README for the list."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env

from config import environment, search

env = Env()
BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env.str("VAR_DIR", "") or BASE_DIR / "var")  # Empty would be the current folder.

# --- Environment -------------------------------------------------------------------------------------------------
LANGUAGE_CODE = environment.language(env)
# Of the articles, where it is not the language of the buttons around them.
CONTENT_LANGUAGE = environment.language(env, "CONTENT_LANGUAGE", LANGUAGE_CODE)
TIME_ZONE = environment.time_zone(env)
DATABASE_URL = environment.address(env, "DATABASE_URL", f"sqlite:///{VAR_DIR / 'tribune.sqlite3'}", environment.DATABASE_SCHEMES)
REDIS_URL = environment.address(env, "REDIS_URL", None, ("redis", "rediss", "unix"))
EMAIL_URL = environment.address(env, "EMAIL_URL", None, environment.EMAIL_SCHEMES)
SEARCH_URL = environment.address(env, "SEARCH_URL", None, ("http", "https"))
SEARCH_ENGINE = env.str("SEARCH_ENGINE", "opensearch2")
TRUSTED_PROXIES = environment.networks(env, "TRUSTED_PROXIES")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "") or "ne-pas-repondre@localhost"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# HelloAsso: the key of the notification address (partners), else the networks its notifications come from.
HELLOASSO_SIGNATURE_KEY = env.str("HELLOASSO_SIGNATURE_KEY", "")
HELLOASSO_ADDRESSES = environment.networks(env, "HELLOASSO_ADDRESSES")
TASK_WORKER = environment.flag(env, "TASK_WORKER", default=False)
MEDIA_S3 = {
    key: env.str(f"MEDIA_S3_{key}", "")
    for key in ("PUBLIC_BUCKET", "PRIVATE_BUCKET", "ENDPOINT_URL", "REGION", "ACCESS_KEY", "SECRET_KEY", "CUSTOM_DOMAIN")
}
# Days after the last contact; the law wants two years at most for candidates' files.
APPLICATIONS_KEPT_DAYS = environment.number(env, "APPLICATIONS_KEPT_DAYS", 730, least=30, most=730)
CLAMAV_SOCKET = environment.socket_address(env, "CLAMAV_SOCKET")
if bool(MEDIA_S3["PUBLIC_BUCKET"]) != bool(MEDIA_S3["PRIVATE_BUCKET"]):
    raise ImproperlyConfigured("MEDIA_S3_PUBLIC_BUCKET and MEDIA_S3_PRIVATE_BUCKET go together: set both or neither.")

# --- Applications ------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    # Ours come first, so that their templates win over those of libraries.
    "core",
    "review",
    "accounts",
    "articles",
    "jobs",
    "pages",
    "giving",
    "demo",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_footnotes",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_comments_xtd",
    "django_comments",
    # After the comments package: its receivers are disconnected in ready().
    "moderation",
]

MIDDLEWARE = [
    # Headers first, so that refusals carry them too; then the refusals, before anything reads the request.
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.ContentSecurityPolicyMiddleware",
    "core.middleware.FrameOptionsMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "core.middleware.BadInputMiddleware",
    "core.middleware.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # What did not change since is not sent again; private pages are not kept, so they have no ETag.
    "core.middleware.NotSentAgainMiddleware",
    "accounts.middleware.PersonalPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "accounts.middleware.AdminLanguageMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Database ----------------------------------------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    # Readers never wait, writers wait for their turn instead of failing: measured in docs/decisions/0003.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False

# --- Cache, tasks, sessions --------------------------------------------------------------------------------------
if REDIS_URL:
    CACHES = {
        name: {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": f"tribune-{name}",
            "TIMEOUT": timeout,
        }
        for name, timeout in (("default", 3600), ("renditions", 86400))
    }
else:
    CACHES = {
        name: {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": name,
            "TIMEOUT": timeout,
            "OPTIONS": {"MAX_ENTRIES": 5000},
        }
        for name, timeout in (("default", 3600), ("renditions", 86400))
    }
# Where processes of one machine learn that shared content changed; with Redis, the cache tells them.
STAMP_FILE = None if REDIS_URL else VAR_DIR / "stamp"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db" if REDIS_URL else "django.contrib.sessions.backends.db"

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend" if TASK_WORKER else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

# --- Mail: written to the outbox, sent on commit through the transport -------------------------------------------
EMAIL_BACKEND = "core.mail.OutboxBackend"
if EMAIL_URL:
    _email = environment.mail_server(EMAIL_URL)
    EMAIL_TRANSPORT = _email["EMAIL_BACKEND"].replace("django.core.mail.backends.smtp.", "core.mail.smtp.")
    EMAIL_HOST, EMAIL_PORT = _email["EMAIL_HOST"], _email["EMAIL_PORT"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_USER"], _email["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = _email["EMAIL_USE_TLS"], _email["EMAIL_USE_SSL"]
    EMAIL_FILE_PATH = _email["EMAIL_FILE_PATH"]
else:
    EMAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(VAR_DIR / "mails")
EMAIL_TIMEOUT = 10

# --- Accounts ----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "add_email": "accounts.forms.AddEmailForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Wrong passwords are counted below, for the admin and the site together.
# Mails to an address that somebody typed: few enough that they are no weapon.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "reset_password": "20/h/ip,5/h/key", "signup": "30/h/ip"}

AXES_VERBOSE = False
AXES_HANDLER = "accounts.attempts.Attempts"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "accounts.limits.account_name"
AXES_CLIENT_IP_CALLABLE = "core.client.address_text"
AXES_LOCKOUT_CALLABLE = "accounts.limits.locked"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True

# --- Languages ---------------------------------------------------------------------------------------------------
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
FORMAT_MODULE_PATH = ["config.formats"]
# As newsrooms write them; the formats of both languages read these, and ISO dates besides.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
LOCALE_PATHS = [
    BASE_DIR / "templates" / "locale",
    *sorted((BASE_DIR / "templates").glob("*/locale")),
    # What the libraries say badly, after our own words: see docs/decisions/0130.
    BASE_DIR / "site" / "core" / "wording" / "locale",
]
USE_I18N = True
USE_TZ = True

# --- Files -------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Django serves pictures itself where nothing else does (no bucket, no nginx): see the README.
SERVE_MEDIA = environment.flag(env, "SERVE_MEDIA", default=not MEDIA_S3["PUBLIC_BUCKET"])
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": VAR_DIR / "private",
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Large page forms of the admin exceed Django's 1,000.
FORMS_URLFIELD_ASSUME_HTTPS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- What a browser may do ---------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone",
        "midi", "payment", "usb", "xr-spatial-tracking", "browsing-topics",
    )
}  # fmt: skip
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# --- Wagtail -----------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Tribune"
WAGTAILADMIN_USER_LOGIN_FORM = "accounts.admin_login.AdminLoginForm"
WAGTAILIMAGES_IMAGE_MODEL = "pages.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "pages.CustomDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "mp3", "ogg", "mp4", "webm"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# Measured on photographs: a lead picture of 1,200 px stays under 100 kB in AVIF and WebP. Here and not in the names of
# sizes: those end up in the names of files, which Wagtail cuts at 60 characters.
WAGTAILIMAGES_AVIF_QUALITY = 50
WAGTAILIMAGES_WEBP_QUALITY = 68
WAGTAILIMAGES_JPEG_QUALITY = 68
WAGTAIL_FOOTNOTES_TEXT_FEATURES = ["bold", "italic", "link", "document-link"]
# Instances of PeerTube whose videos editors may show; each may be framed by the player's page.
PEERTUBE_INSTANCES = environment.names(env, "PEERTUBE_INSTANCES", ["framatube.org", "peertube.fr", "tilvids.com"])
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "articles.workflow.finish"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_TAG_LIMIT = 20
WAGTAIL_USER_TIME_ZONES = environment.cities()
WAGTAILSEARCH_BACKENDS = search.backends(DATABASES["default"]["ENGINE"], CONTENT_LANGUAGE, SEARCH_URL, SEARCH_ENGINE)
TAGGIT_CASE_INSENSITIVE = True

# --- Comments package --------------------------------------------------------------------------------------------
COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "moderation.models.Comment"
COMMENTS_XTD_CONFIRM_EMAIL = False
COMMENTS_XTD_MAX_THREAD_LEVEL = 2

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Several lines per publish that say nothing but that all went well.
    "loggers": {"django_tasks": {"level": "WARNING"}, "wagtail": {"level": "WARNING"}},
}
