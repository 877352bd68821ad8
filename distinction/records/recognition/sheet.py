"""The sheet: all evidence of a factory packed, so that a page reads it in one step.

Derived from the rows in the transaction that changes them; `distinction index rebuild --check`
proves it equal to them.
"""

from django.db import models

from distinction.records.register.factory import Factory


class Sheet(models.Model):
    factory = models.OneToOneField(Factory, models.PROTECT, primary_key=True, related_name="sheet")
    data = models.BinaryField()  # JSON, deflated

    def __str__(self) -> str:
        return str(self.factory_id)
