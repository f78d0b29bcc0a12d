"""Lines planted where an engine misses them: how many are read, how many listed as unread ink,
and how many are silently lost, which must be none.

    python benchmarks/unread.py [--dpi 150 200] [--poor] [--threads 2]

On a page of ordinary text stands one line or mark more, in a size, shade, direction or place in
which it is easily passed over. *Read*: its characters are among what was read there. *In part*:
some are, or others like them. *Listed*: nothing is read there, and its ink stands in
``unread_ink``. *Ruled*: it was taken for a ruled line, which it may be (a row of points to write
on). *Silent*: nothing tells of it.
``--poor`` adds noise, blur and JPEG to each page. The last column counts entries of
``unread_ink`` elsewhere on the page, where there is nothing unread: noise that was listed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.chars import fold_width, ink
from samples.make.damage import blurred, noisy, pressed
from samples.make.seal import font_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from stages.extract._ocr.engine import Engine

    Picture = NDArray[np.uint8]

BODY = (
    "青禾县档案馆今年清点旧档三千余卷，其中破损待修的",
    "有四百二十卷，均已登记造册并报县委办公室备案。各",
    "乡镇移交的照片、录音与会议记录也一并整理入库，由",
    "值班人员每日核对温度和湿度。下一步将抓紧修复。",
)
A4 = (595, 842)
BLACK = (20, 20, 20)
What = Literal["read", "read in part", "listed", "ruled", "silent"]


class Plant(NamedTuple):
    """``at``: its upper left corner, as shares of the page; ``turn``: degrees to the left."""

    name: str
    text: str
    points: float
    at: tuple[float, float]
    color: tuple[int, int, int] = BLACK
    ground: tuple[int, int, int] | None = None
    turn: float = 0
    downwards: bool = False


PLANTS = (
    Plant("6 points", "本表由保管股填写，一式两份", 6, (0.15, 0.67)),
    Plant("5 points", "本表由保管股填写，一式两份", 5, (0.15, 0.67)),
    Plant("72 points", "急件", 72, (0.2, 0.64)),
    Plant("grey", "内部资料注意保存", 14, (0.15, 0.67), (190, 190, 190)),
    Plant("light grey", "内部资料注意保存", 14, (0.15, 0.67), (215, 215, 215)),
    Plant("pink", "加急", 12, (0.2, 0.67), (240, 150, 150)),
    Plant("yellow", "加急办理", 14, (0.2, 0.67), (240, 220, 60)),
    Plant("red", "青禾县人民政府", 26, (0.2, 0.64), (215, 40, 40)),
    Plant("downwards", "装订线内不得书写", 12, (0.06, 0.36), downwards=True),
    Plant("at 30 degrees", "样张不作凭证", 18, (0.25, 0.64), turn=30),
    Plant("upside down", "此页背面无正文", 12, (0.2, 0.71), turn=180),
    Plant("up the margin", "存档联请勿撕毁", 10, (0.92, 0.3), turn=90),
    Plant("down the margin", "存档联请勿撕毁", 10, (0.03, 0.3), turn=270),
    Plant("one character", "密", 16, (0.5, 0.71)),
    Plant("one stroke", "一", 16, (0.5, 0.71)),
    Plant("one figure", "3", 16, (0.5, 0.71)),
    Plant("a star", "★", 16, (0.5, 0.71)),
    Plant("a bracket", "）", 16, (0.5, 0.71)),
    Plant("a full stop", "。", 16, (0.5, 0.71)),
    Plant("page number", "— 3 —", 14, (0.45, 0.93)),
    Plant("leader", "保管期限" + "." * 60 + "12", 14, (0.15, 0.67)),
    Plant("points alone", "." * 60, 14, (0.15, 0.67)),
    Plant("on a dark bar", "征求意见稿不得外传", 14, (0.15, 0.67), (255, 255, 255), (30, 30, 30)),
    Plant("footnote mark", "①", 7, (0.866, 0.105)),
    Plant("tiny mark", "②", 6, (0.5, 0.71)),
)


class Outcome(NamedTuple):
    """``unread``: entries of unread ink that do not touch the plant."""

    what: What
    text: str
    unread: int


def page(plant: Plant, dpi: int, lines: int = 14) -> tuple[Image.Image, tuple[int, ...]]:
    """The page with ``plant`` on it, and the box of that in pixels."""
    dot = dpi / 72
    image = Image.new("RGB", (round(A4[0] * dot), round(A4[1] * dot)), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(font_file(), round(16 * dot))
    for row in range(lines):
        draw.text((74 * dot, (90 + 28 * row) * dot), BODY[row % 4], font=font, fill=BLACK)
    if not plant.text:
        return image, (0, 0, 0, 0)
    tile = _tile(plant, dot)
    x, y = round(plant.at[0] * image.width), round(plant.at[1] * image.height)
    image.paste(tile, (x, y), tile)
    return image, (x, y, x + tile.width, y + tile.height)


def _tile(plant: Plant, dot: float) -> Image.Image:
    side = plant.points * dot
    font = ImageFont.truetype(font_file(), max(round(side), 1))
    ground = (*plant.ground, 255) if plant.ground else (0, 0, 0, 0)
    if plant.downwards:
        step = round(1.15 * side)
        tile = Image.new("RGBA", (step, step * len(plant.text)), ground)
        for row, char in enumerate(plant.text):
            middle = (step / 2, step * (row + 0.5))
            ImageDraw.Draw(tile).text(middle, char, font=font, fill=plant.color, anchor="mm")
    else:
        size = (round(font.getlength(plant.text) + 0.4 * side), round(1.5 * side))
        tile = Image.new("RGBA", size, ground)
        ImageDraw.Draw(tile).text((0.2 * side, 0), plant.text, font=font, fill=plant.color)
    return tile.rotate(plant.turn, Image.Resampling.BICUBIC, expand=True) if plant.turn else tile


def outcome(
    plant: Plant, dpi: int, engine: Engine, *, lines: int = 14, poor: bool = False
) -> Outcome:
    """What becomes of ``plant`` on its page."""
    from stages.extract._ocr.page import read_page

    image, box = page(plant, dpi, lines)
    if poor:
        shades = np.asarray(image, dtype=float)
        shades = noisy(blurred(shades, 0.5), 7, np.random.default_rng(1))
        image = pressed(Image.fromarray(shades.clip(0, 255).astype(np.uint8)), 60)
    picture = np.ascontiguousarray(np.asarray(image, dtype=np.uint8)[:, :, ::-1])
    found = read_page(picture, engine)
    near = 6 * dpi / 72
    x0, y0, x1, y1 = box[0] - near, box[1] - near, box[2] + near, box[3] + near
    text = "".join(
        a.text for a in found.atoms if x0 <= a.middle[0] <= x1 and y0 <= a.middle[1] <= y1
    )
    here = [b for b in found.unread if b[0] < x1 and b[2] > x0 and b[1] < y1 and b[3] > y0]
    ruled = any(r.x0 < x1 and r.x1 > x0 and y0 < r.y < y1 for r in found.rules)
    return Outcome(_what(plant, text, bool(here), ruled), text, len(found.unread) - len(here))


def _what(plant: Plant, text: str, is_listed: bool, is_ruled: bool) -> What:
    if plant.text and fold_width(ink(plant.text)) in fold_width(ink(text)):
        return "read"
    if text:
        return "read in part"
    if is_listed:
        return "listed"
    return "ruled" if is_ruled else "silent"


def main() -> None:
    from stages.extract._ocr.with_onnxruntime import load

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dpi", type=int, nargs="+", default=[150, 200])
    parser.add_argument("--poor", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    engine = load(asked.threads)
    counts: Counter[str] = Counter()
    noise = 0
    print("| planted | dpi | outcome | read there | listed elsewhere |")
    print("|---|---|---|---|---|")
    for plant in PLANTS:
        for dpi in asked.dpi:
            found = outcome(plant, dpi, engine, poor=asked.poor)
            counts[found.what] += 1
            noise += found.unread
            cells = (plant.name, str(dpi), found.what, found.text, str(found.unread))
            print("| " + " | ".join(cells) + " |", flush=True)
    told = ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))
    print(f"\n{counts.total()} planted: {told}, silent {counts['silent']}; "
          f"listed where nothing is: {noise}")  # fmt: skip
    sys.exit(1 if counts["silent"] else 0)


if __name__ == "__main__":
    main()
