"""The tasks, where the pull request adds or changes them."""
