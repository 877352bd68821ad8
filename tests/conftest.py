"""What every test run does besides testing: it knows its parts, and draws as much as asked."""

from hypothesis import settings

pytest_plugins = (
    "tests.requirements_plugin",
    "tests.parts_plugin",
    "tests.databases",
    "tests.logs",
    "tests.offline",
)

# Choose with --hypothesis-profile: `short` is for every run, `long` for a night.
settings.register_profile("short", max_examples=30, deadline=None)
settings.register_profile("long", max_examples=3000, deadline=None)
settings.load_profile("short")
