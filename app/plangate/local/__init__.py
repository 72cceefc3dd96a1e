"""Effects on a working copy: the snapshot of a review from disk and git."""
