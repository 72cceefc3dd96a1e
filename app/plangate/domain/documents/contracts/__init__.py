"""A feature's contracts: one value per file of contracts/, whatever it is written in."""
