"""`plangate doctor`: whether App, GitHub, webhook, Redis and processes are as they should be, and what to do if not."""
