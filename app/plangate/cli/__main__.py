"""The command line as a module: `python -m plangate.cli`."""

from plangate.cli.main import main

main()
