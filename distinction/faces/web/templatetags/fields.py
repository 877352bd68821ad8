"""How a field of a form is drawn: inputs and choices in the classes of the design system."""

from json import dumps

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = Library()


@register.simple_tag
def drawn(field: BoundField) -> SafeString:
    """The field alone; its label, hint and errors stand in the component `field`."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return _picks(field)
    if isinstance(widget, CheckboxInput):
        return format_html(
            '<label class="pick" for="{}">{} <span>{}</span></label>',
            field.id_for_label,
            field.as_widget(),
            field.label,
        )
    given = str(widget.attrs.get("class", ""))
    attrs: dict[str, str | bool] = {"class": f"in {given}".strip()}
    if widget.attrs.get("placeholder") == field.label:
        attrs["placeholder"] = False  # the label says it once, and stays when one types
    return field.as_widget(attrs=attrs)


@register.filter
def is_alone(field: BoundField) -> bool:
    """One box to tick carries its label beside it, not above."""
    return isinstance(field.field.widget, CheckboxInput)


def _picks(field: BoundField) -> SafeString:
    choices = format_html_join(
        "",
        '<label class="pick" for="{}">{} <span>{}</span></label>',
        (
            (each.id_for_label, each.tag(wrap_label=False), each.choice_label)
            for each in field.subwidgets
        ),
    )
    return format_html('<div class="picks">{}</div>', choices)


@register.filter
def as_json(value: object) -> str:
    """For an attribute that a script of ours reads; the template escapes it."""
    return dumps(value)
