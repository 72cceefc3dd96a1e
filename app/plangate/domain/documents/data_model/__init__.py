"""A feature's data-model.md: entities with their fields and relations."""
