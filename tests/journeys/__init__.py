"""Journeys: a browser walks through the site, and axe looks at each page."""
