"""A feature's specification: stories, requirements, entities, success criteria."""
