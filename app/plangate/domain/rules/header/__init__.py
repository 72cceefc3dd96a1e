"""The lines above the first section: which feature a plan belongs to."""
