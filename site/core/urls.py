from django.urls import path

from core.views import health

app_name = "core"
# HealthMiddleware answers these before any route is looked up. The routes tell core.addresses.taken() of them: a page of
# that slug on the first level is refused, whose address without its slash would be the machine's.
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
