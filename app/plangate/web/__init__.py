"""Effects over HTTP: the webhook receiver, health and metrics, and the rules' pages."""
