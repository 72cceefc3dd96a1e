"""Chinese, in both of its scripts."""
