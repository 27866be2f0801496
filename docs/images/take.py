"""Takes the picture of the shortlists for the README: the head of the page as a browser shows it, down to the lit
quotes, in few colours.

    make demo
    .venv/bin/python docs/images/take.py demo-data/shortlists.html docs/images/shortlists.png

It needs Chromium (Debian: apt-get install chromium).
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1280, 2120
COLOURS = 128


def main(page: str, picture: str) -> None:
    """Open the file `page` and write the picture."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is absent. Install it (Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        tab.goto(Path(page).resolve().as_uri())
        taken = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
        browser.close()
    taken.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, "PNG", optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
