"""Our warnings in Wagtail's panel of checks, and Wagtail's own set to what readers meet here."""

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.userbar import ContentCheckerItem

from articles.checks import findings


class ArticleChecksSidePanel(ChecksSidePanel):
    template_name = "articles/admin/checks_panel.html"

    class SidePanelToggle(ChecksSidePanel.SidePanelToggle):
        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": len(self.panel.findings or [])}

    def __init__(self, object, request):
        super().__init__(object, request)
        self.findings = findings(object) if object.pk else None

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"findings": self.findings}


def with_our_checks(panels) -> MediaContainer:
    """Wagtail's side panels, its checks replaced by ours."""
    return MediaContainer(
        [ArticleChecksSidePanel(panel.object, panel.request) if type(panel) is ChecksSidePanel else panel for panel in panels]
    )


def readers_rules(items: list) -> None:
    """The page as readers get it: pictures with words, links that say where they lead, no level skipped."""
    for item in items:
        if isinstance(item, ContentCheckerItem):
            item.axe_include = ["main"]
            item.axe_run_only = [*item.axe_run_only, "image-alt", "link-in-text-block", "td-headers-attr"]
