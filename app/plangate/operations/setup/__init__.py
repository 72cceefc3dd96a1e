"""`plangate setup`: the App registered by a manifest, in a browser on this machine, and what is told of it once."""
