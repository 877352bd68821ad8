"""How gunicorn serves the site; whatever is typed on its command line comes before this."""

wsgi_app = "distinction.config.wsgi"
workers = 2
threads = 4
preload_app = True  # loaded once, then forked: what refuses to start does so before it listens
graceful_timeout = 5
control_socket_disable = True
accesslog = None  # an access log would hold addresses and queries (N20)
loglevel = "warning"
