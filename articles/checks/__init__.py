"""What an editor is warned of before publishing. Warnings: nothing here prevents saving or publishing."""

from articles.checks.checklist import Finding, findings

__all__ = ["Finding", "findings"]
