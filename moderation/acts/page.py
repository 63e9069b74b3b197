"""The page of one act: the comment, a form, a button."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic.base import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.views.gone import or_gone
from moderation.acts.forms import ActForm
from review import register
from review.answer import with_undo
from review.cards import complete
from review.filters import LARGEST_KEY
from review.models import Decision
from review.moves import MoveRefused, Words
from review.selection import seen_token


class ActPage(WagtailAdminTemplateMixin, View):
    """GET shows the form, POST acts and goes back to where the person came from; a refusal gives the form back, filled."""

    queue: Any = None
    form_class: ClassVar[type[ActForm]] = ActForm
    template_name = "moderation/desk/act.html"
    title: Words = ""
    button: Words = ""
    lead: Words = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.queue.is_shown_to(request.user):
            raise PermissionDenied
        rows = self.queue.rows().annotate(register_head=register.head())
        self.row = get_object_or_404(rows, pk=min(kwargs["pk"], LARGEST_KEY))
        with or_gone(self.row):
            return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid():
            try:
                done, decision = self.act(form)
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, self.told(str(done), decision))
                return redirect(self.next())
        return self.show(form, status=422)

    def act(self, form: Any) -> tuple[Words, Decision | None]:
        """Does it; what it says, and the decision whose act may be taken back, if any. Raises MoveRefused."""
        raise NotImplementedError

    def told(self, done: str, decision: Decision | None) -> str:
        return with_undo(self.request, done, decision.act, self.undo_url(decision), self.next()) if decision else done

    def undo_url(self, decision: Decision) -> str:
        return reverse(self.queue.undo_url_name)

    def form(self, data: Any = None) -> ActForm:
        return self.form_class(data, comment=self.row, user=self.request.user, **self.given())

    def given(self) -> dict[str, Any]:
        """What the form needs beside the comment and the person."""
        return {}

    @property
    def seen(self) -> dict[str, Any]:
        """The state, and the last entry of the register, that the person had before their eyes."""
        state, _at, number = self.request.POST.get("seen", "").partition("@")
        known = number.isascii() and number.isdigit() and len(number) < 16
        return {"seen": state or None, "upto": int(number) if known else None}

    def next(self) -> str:
        wanted = self.request.POST.get("next") or self.request.GET.get("next", "")
        if url_has_allowed_host_and_scheme(wanted, allowed_hosts={self.request.get_host()}):
            return wanted
        return reverse(self.queue.card_url_name, args=(self.row.pk,))

    def show(self, form: ActForm, status: int = 200) -> HttpResponse:
        complete(self.queue, [self.row], self.request)
        given = {
            "row": self.row,
            "queue": self.queue,
            "form": form,
            "lead": self.lead,
            "button": self.button or self.title,
            "seen": seen_token(self.row.state, self.row.register_head),
            "next": self.next(),
        }
        return self.render_to_response(self.get_context_data(**given), status=status)

    def get_page_title(self) -> str:
        return str(self.title)

    def get_page_subtitle(self) -> str:
        return str(self.row)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse(self.queue.get_url_name("index")), "label": self.queue.menu_label}
        card = {"url": reverse(self.queue.card_url_name, args=(self.row.pk,)), "label": str(self.row)}
        return [*self.breadcrumbs_items, index, card, {"url": "", "label": self.get_page_title()}]
