"""What `plangate up` becomes: `python -m plangate.standalone`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from plangate.standalone.up import UpError, up

COULD_NOT = 2


def main(arguments: Sequence[str]) -> int:
    """Run the house as the arguments say; 0 when it was asked to stop."""
    parser = argparse.ArgumentParser(prog="plangate up")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--env-file", type=Path)
    asked = parser.parse_args(arguments)
    try:
        return up(workers=asked.workers, data=asked.data, env_file=asked.env_file)
    except UpError as error:
        print(f"plangate: {error}", file=sys.stderr)
        return COULD_NOT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
