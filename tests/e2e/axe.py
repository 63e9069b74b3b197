"""What axe finds on a page, in both themes."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# axe's own names for what WCAG 2.2 A and AA ask, and its best practices.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Colours halfway from one theme to the other are no reader's.
AT_ONCE = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
"""


def assert_no_violation(page: Page, but: dict[str, str] | None = None) -> None:
    """Neither in light nor in dark: the same page is dressed anew, since its theme follows the reader's system."""
    page.evaluate(Axe().axe_script)
    page.evaluate(AT_ONCE)
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for rule in page.evaluate("(options) => axe.run(document, options)", OPTIONS)["violations"]:
            known = (but or {}).get(rule["id"])
            nodes = [node["html"][:200] for node in rule["nodes"] if not (known and known in node["html"])]
            if nodes:
                found.append((theme, rule["id"], nodes[:3]))
    assert not found, found
