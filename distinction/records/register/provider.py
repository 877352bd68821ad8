"""A learning provider from outside the programme."""

from django.db import models

from distinction.records.base import Row


class Provider(Row):
    name = models.CharField(max_length=160)
