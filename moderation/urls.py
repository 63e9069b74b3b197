from django.urls import path

from core.addresses import localized
from moderation.views.feeds import feed
from moderation.views.figures import figures
from moderation.views.mailbox import confirm, unsubscribe
from moderation.views.permalink import permalink
from moderation.views.receipt import own, receipt
from moderation.views.report import report, report_receipt
from moderation.views.write import write

app_name = "moderation"
urlpatterns = [
    path("<slug:kind>.xml", feed, name="feed"),
    path("articles/<int:page_id>/", write, name="write"),
    path("articles/<int:page_id>/<slug:kind>.xml", feed, name="feed_of_article"),
    path(localized(fr="suivi/<str:token>/", en="receipts/<str:token>/"), receipt, name="receipt"),
    path(localized(fr="<int:pk>/suivi/", en="<int:pk>/receipt/"), own, name="own"),
    path(localized(fr="adresse/<str:token>/", en="address/<str:token>/"), confirm, name="confirm"),
    path(localized(fr="desabonnement/<str:token>/", en="unsubscribe/<str:token>/"), unsubscribe, name="unsubscribe"),
    path(localized(fr="<int:pk>/signaler/", en="<int:pk>/report/"), report, name="report"),
    path(localized(fr="signalements/<str:token>/", en="reports/<str:token>/"), report_receipt, name="report_receipt"),
    path(localized(fr="chiffres/", en="figures/"), figures, name="figures"),
    path(localized(fr="chiffres/<int:year>/", en="figures/<int:year>/"), figures, name="figures_of"),
    path("<int:pk>/", permalink, name="permalink"),
]
