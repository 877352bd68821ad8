"""The roof: settings, addresses, security headers and logging, read once at the start."""
