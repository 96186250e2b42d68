"""How gunicorn serves the site: a long export takes more than its usual 30 s."""

timeout = 180  # seconds
