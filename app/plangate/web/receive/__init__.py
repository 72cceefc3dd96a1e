"""From HTTP to jobs: webhooks are verified, read and put in; health and metrics for those who watch over it."""
