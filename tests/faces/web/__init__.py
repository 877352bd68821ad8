"""The web site: its templates, its look, its pages."""
