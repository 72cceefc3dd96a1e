"""Every kind of job in every situation in which it does something else, for tests that hold for all of them."""
