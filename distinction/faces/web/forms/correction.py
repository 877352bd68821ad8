"""The form of a correction: the answer that is right, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from distinction.faces.wording import Wording
from distinction.rules.terms.marks import Answer

LONGEST = 1000


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

    def __init__(self, *given: Any, now: Answer, words: Wording, **named: Any) -> None:
        """The answer that stands is no correction."""
        super().__init__(*given, **named)
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the reader of types
        field.choices = [(each.value, words.answer(each)) for each in Answer if each is not now]
