"""What every test run does besides testing: it traces requirements."""

pytest_plugins = ("tests.requirements_plugin",)
