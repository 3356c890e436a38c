"""Tests of the settings that `canvas.form` shows only where they matter."""

import pytest

from canvas.editors.editor import FormContext
from canvas.fields import form_fields
from canvas.form import Form, FormRow
from nodes.registry import node_types


@pytest.fixture
def form(qtbot) -> Form:
    """The form of Merge."""
    made = Form(form_fields(node_types()["flow.merge"].config), FormContext())
    qtbot.addWidget(made)
    return made


def shown(form: Form) -> set[str]:
    """Return the names of the settings that can be seen."""
    rows = form.findChildren(FormRow)
    return {row.editor.field.name for row in rows if not row.isHidden()}


def test_settings_that_do_not_matter_are_hidden(form):
    form.show_values({})
    assert shown(form) == {"mode"}


def test_settings_appear_when_they_begin_to_matter(form):
    form.show_values({"mode": "join"})
    assert {"field", "keep", "clash"} <= shown(form)
    assert "list_field" not in shown(form)
    form.show_values({"mode": "join", "matches": "list"})
    assert "list_field" in shown(form)
    form.show_values({"mode": "append", "matches": "list"})
    assert shown(form) == {"mode"}


def test_several_choices_may_make_a_setting_matter(qtbot):
    made = Form(form_fields(node_types()["siex.transform"].config), FormContext())
    qtbot.addWidget(made)
    made.show_values({"name": "bacowr"})
    assert {"serp_field", "article_field"} <= shown(made)
    made.show_values({"name": "seo"})
    assert "serp_field" in shown(made)
    assert "article_field" not in shown(made)
    made.show_values({"name": "legal"})
    assert "serp_field" not in shown(made)
