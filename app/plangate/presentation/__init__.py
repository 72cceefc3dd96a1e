"""A report becomes what people read: pure, one file per medium, words in templates."""
