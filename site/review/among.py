"""Rows of a page of a list, found first and then read with all that their cards join."""

from typing import Any

from django.db.models import BooleanField, F, Func, QuerySet, Subquery


class Among(Func):
    """Whether a row is one of a sliced query. PostgreSQL reads the slice once, before anything is joined: with a plain
    `IN (SELECT …)` it joins the whole table, and looks for these rows at the end."""

    arg_joiner = " IN "
    template = "%(expressions)s"
    output_field = BooleanField()

    def __init__(self, rows: QuerySet) -> None:
        super().__init__(F("pk"), Subquery(rows.values("pk")))

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="%(expressions)s)", arg_joiner=" = ANY (ARRAY", **context)
