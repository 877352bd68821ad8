"""The site as a WSGI application; the settings module is named by the environment."""

from django.core.wsgi import get_wsgi_application

from distinction.config.refusals import refuse_wrong_data

application = get_wsgi_application()
refuse_wrong_data()
