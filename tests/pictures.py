"""`make pictures`: the pictures of the documents, taken of the stand-in's pages by a real Chromium.

A defective plan is reviewed by the whole house, as in the demo, and what a person would see is photographed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import PATIENCE, ROOT, sample
from tests.house import House

PLACE = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZE = "1280,960"


def main() -> int:
    """Take the pictures; 1 where no browser is there."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(
            f"None of {', '.join(BROWSERS)} is there: `apt-get install chromium fonts-noto-color-emoji` brings one.",
            file=sys.stderr,
        )
        return 1
    PLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="plangate-pictures-") as folder, House.open(Path(folder) / "h") as house:
        repository = house.hub.create_repository("acme/parcel-tracker", files=sample.base())
        pull = repository.open_pull_request(
            "007-delivery-window", sample.bad_feature(), title="Plan the delivery window"
        )
        house.wait_for_check(pull)
        house.wait_until_quiet(seconds=0.5)
        photograph(browser, f"{pull.url}/checks", PLACE / "check.png")
    return 0


def photograph(browser: str, address: str, file: Path) -> None:
    """Take a picture of a page; raises CalledProcessError where the browser cannot."""
    words = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb",
        f"--window-size={SIZE}", f"--screenshot={file}", address,
    ]  # fmt: skip
    subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE)
    print(f"{file.name}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
