"""A table under a camera, on which the test lays sheets; each lies until it is taken.

The page gets the stream of a canvas in place of a camera's. No film runs on while a
busy machine thinks: what happens next, happens when the page has answered. The sheets
are photographs of the generator of the corruption suite, turned, aslant, unevenly lit
and blurred; here they tremble as in a hand, at every frame.
"""

import base64
import re
from typing import Final

from playwright.sync_api import BrowserContext, Page, expect

from tests.scans.model import GeneratedPage

WIDTH, HEIGHT = 2160, 2880  # what a phone of today films
SLOW: Final = 90_000  # milliseconds for one sheet on a busy machine
PLACE: Final = "Đặt một tờ phiếu vào khung, thấy đủ sáu dấu vuông."
MOVES: Final = re.compile("Giữ yên|Chưa thấy trọn|Chưa rõ")
LINES: Final = "[data-part=last] li"
TABLE: Final = f"""
(() => {{
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [{WIDTH}, {HEIGHT}];
  const pen = canvas.getContext("2d");
  let [sheet, hand, beat] = [null, false, 0];
  const draw = () => {{
    beat += 1;
    pen.resetTransform();
    pen.fillStyle = "rgb(96 96 96)";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    if (sheet) {{
      pen.translate(2 * Math.sin(beat), 2 * Math.cos(1.7 * beat));
      pen.rotate(0.0004 * Math.sin(2.3 * beat));
      pen.drawImage(sheet, (canvas.width - sheet.width) / 2, (canvas.height - sheet.height) / 2);
    }}
    if (hand) {{
      pen.fillStyle = "rgb(150 120 100)";
      const reach = (0.4 + 0.4 * (beat % 2)) * canvas.width;
      pen.fillRect(0, canvas.height / 4, reach, canvas.height / 2);
    }}
  }};
  window.layDown = async (written) => {{
    const bytes = Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));
    sheet = await createImageBitmap(new Blob([bytes], {{ type: "image/jpeg" }}));
    hand = false;
  }};
  window.takeAway = () => {{ sheet = null; hand = false; }};
  window.handOver = () => {{ hand = true; }};
  window.wanted = [];
  navigator.mediaDevices.getUserMedia = async (wanted) => {{
    window.wanted.push(wanted);
    draw();
    return canvas.captureStream(5);
  }};
  setInterval(draw, 200);
}})();
"""  # noqa: E501 - a script


def with_table(window: BrowserContext) -> Page:
    """Return a page whose camera sees our table."""
    page = window.new_page()
    page.add_init_script(TABLE)
    return page


def lay(page: Page, sheet: GeneratedPage, *, timeout: int = SLOW) -> str:
    """Lay a sheet down and wait for what the page says of it."""
    page.evaluate(
        f"for (const line of document.querySelectorAll('{LINES}')) "
        "line.toggleAttribute('data-old', true)"
    )
    page.evaluate("window.layDown", base64.b64encode(sheet.coded).decode())
    line = page.locator(f"{LINES}:first-child:not([data-old])")
    line.wait_for(timeout=timeout)
    return line.inner_text()


def take_away(page: Page) -> None:
    """Leave the table bare, and wait until the page has seen it."""
    page.evaluate("window.takeAway()")
    expect(page.get_by_role("status")).to_have_text(PLACE, timeout=SLOW)


def reach_in(page: Page) -> None:
    """Let a hand move over the sheet, and wait until the page has seen it."""
    page.evaluate("window.handOver()")
    expect(page.get_by_role("status")).to_have_text(MOVES, timeout=SLOW)
