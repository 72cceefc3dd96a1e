"""The languages that are read, one file each: see docs/dialects.md for adding one."""
