"""What people read in a browser; loaded when the first asks, since what takes webhooks does without it."""
