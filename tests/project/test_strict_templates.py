import pytest
from django.template import Context, Origin, Template, engines

from tests.strict_templates import ROOT, UndefinedVariable


def render(source: str, name: str) -> str:
    return Template(source, origin=Origin(name), engine=engines["django"].engine).render(Context({}))


def test_an_undefined_variable_in_a_template_of_ours_fails():
    with pytest.raises(UndefinedVariable, match="nothing_of_that_name"):
        render("{{ nothing_of_that_name }}", str(ROOT / "templates" / "made_up.html"))


def test_an_undefined_variable_in_a_template_of_a_library_does_not():
    source = "[{{ nothing_of_that_name|default:'kept' }}]"
    assert render(source, str(ROOT / ".venv" / "lib" / "site-packages" / "made_up.html")) == "[kept]"
