"""What GitHub knows of those who work in a repository: rights, queues, and who wrote what."""
