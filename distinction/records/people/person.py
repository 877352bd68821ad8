"""A person: who signs in, with a user name of their own and, if they have one, an address."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Lower

from distinction.records.base import Row

ACTIVE = "active"
STATES = ("invited", ACTIVE, "locked", "closed")
THEMES = ("system", "light", "dark")


class People(BaseUserManager["Person"]):
    """Asked by the sign-in of Django; it means nothing of its own."""


class Person(Row, AbstractBaseUser):
    """The account of one human being; what it may do depends on the hat alone."""

    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=8, default="invited")
    language = models.CharField(max_length=8, default="en")
    theme = models.CharField(max_length=8, default="system")
    is_active = models.GeneratedField(
        expression=Case(When(state__in=("invited", ACTIVE), then=True), default=False),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    objects = People()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="one_person_an_address"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="state_of_a_person"),
            models.CheckConstraint(condition=Q(theme__in=THEMES), name="theme_of_a_person"),
        )

    def __str__(self) -> str:
        return self.username
