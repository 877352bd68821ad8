"""The demo: fictional portfolios, the same for the same seed."""
