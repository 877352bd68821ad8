"""The form of a correction: the answer that is right, and why."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from distinction.rules.terms.marks import Answer

LONGEST = 1000
WORDS: dict[Answer, Promise] = {
    Answer.COMPLIANT: _("Compliant"),
    Answer.NON_COMPLIANT: _("Not compliant"),
    Answer.NOT_APPLICABLE: _("Does not apply"),
    Answer.NOT_ASSESSED: _("Not assessed"),
}


class CorrectionForm(forms.Form):
    """`version` is the one that was read; `key` makes a repeat harmless."""

    answer = forms.ChoiceField(label=_("The right answer"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST,
        help_text=_(
            "The factory and those who see its evidence read it with the answer. "
            "Name no person and no source."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *given: Any, now: Answer, **named: Any) -> None:
        """The answer that stands is no correction."""
        super().__init__(*given, **named)
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the reader of types
        field.choices = [(each.value, word) for each, word in WORDS.items() if each is not now]
