"""Random texts at every reader of what others write: `make fuzz`."""
