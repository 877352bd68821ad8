"""Tags of templates: how a field of a form is drawn."""
