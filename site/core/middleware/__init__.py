"""What stands before every view: refusal of input no view can use, and what a browser may do."""

from core.middleware.bad_input import BadInputMiddleware
from core.middleware.browser import ContentSecurityPolicyMiddleware, FrameOptionsMiddleware
from core.middleware.health import HealthMiddleware
from core.middleware.not_sent_again import NotSentAgainMiddleware
from core.middleware.redirects import RedirectMiddleware

__all__ = [
    "BadInputMiddleware",
    "ContentSecurityPolicyMiddleware",
    "FrameOptionsMiddleware",
    "HealthMiddleware",
    "NotSentAgainMiddleware",
    "RedirectMiddleware",
]
