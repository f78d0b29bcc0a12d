"""What the generator of damage does to a page."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import default_rng
from PIL import Image

from benchmarks._grades import GRADES
from samples.make import damage
from samples.make.damage import Picture
from samples.make.place import date_below, page_texts, seal_place
from samples.make.truth import read_truth
from tests.samples import SAMPLES

DOT = 4.0
PDF = SAMPLES / "formal-pdf" / "关于农村供水保障工作情况的报告.pdf"


@pytest.fixture
def page() -> Picture:
    """White, 240 by 320 dots in colour, with a black bar and a red one."""
    made = np.full((320, 240, 3), 255.0)
    made[100:110, 40:200] = 0
    made[200:210, 40:200] = (220, 30, 30)
    return made


DAMAGES: dict[str, Callable[[Picture], Picture]] = {
    "skewed": lambda p: damage.skewed(p, 3),
    "curved": lambda p: damage.curved(p, 3, DOT),
    "blurred": lambda p: damage.blurred(p, 2),
    "noisy": lambda p: damage.noisy(p, 8, default_rng(1)),
    "shaded": lambda p: damage.shaded(p, 40),
    "folded": lambda p: damage.folded(p, 40),
    "faded": lambda p: damage.faded(p, 0.4),
    "yellowed": lambda p: damage.yellowed(p, 0.4),
    "stained": lambda p: damage.stained(p, 3, default_rng(1), DOT),
    "holed": lambda p: damage.holed(p, DOT),
    "stapled": lambda p: damage.stapled(p, DOT),
    "bordered": lambda p: damage.bordered(p, 4, DOT),
    "shown_through": lambda p: damage.shown_through(p, p, 0.2),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_changes_the_page_each_time_in_the_same_way_and_keeps_its_size(
    name: str, page: Picture
) -> None:
    before = page.copy()
    once, twice = DAMAGES[name](page), DAMAGES[name](page)
    assert np.array_equal(page, before)
    assert np.array_equal(once, twice)
    assert once.shape == page.shape
    assert not np.array_equal(once, page)
    grey = DAMAGES[name](page.mean(axis=2))
    assert grey.shape == page.shape[:2]


def test_a_page_fed_in_upside_down_twice_is_as_it_was(page: Picture) -> None:
    page[100, 40] = 77
    assert np.array_equal(damage.turned(damage.turned(page, 180), 180), page)
    assert damage.turned(page, 90)[40, -101].tolist() == [77, 77, 77]  # top went to the right


def test_faded_ink_is_lighter_and_paper_stays_white(page: Picture) -> None:
    pale = damage.faded(page, 0.4)
    assert pale[105, 100].tolist() == [102, 102, 102]
    assert pale[0, 0].tolist() == [255, 255, 255]


def test_old_paper_swallows_most_of_the_blue(page: Picture) -> None:
    red, green, blue = damage.yellowed(page, 0.5)[0, 0]
    assert red > green > blue


def test_the_other_side_shines_through_mirrored() -> None:
    front, back = np.full((100, 200), 255.0), np.full((100, 200), 255.0)
    back[40:60, 10:50] = 0
    seen = damage.shown_through(front, back, 0.2)
    assert seen[50, 170] == pytest.approx(204, abs=1)
    assert seen[50, 30] == 255


def test_a_fax_is_black_and_white_and_loses_lines(page: Picture) -> None:
    bar = np.full((900, 600), 255.0)
    bar[:, 200:400] = 0
    sent = damage.faxed(bar, default_rng(2))
    assert set(np.unique(sent)) == {0, 255}
    lost = (sent[:, 200:400] == 255).all(axis=1).sum()
    assert 1 <= lost <= 4
    assert damage.faxed(page, default_rng(2)).shape == page.shape[:2]


def test_jpeg_leaves_the_size_and_the_colour() -> None:
    image = Image.new("RGB", (64, 48), (200, 30, 30))
    pressed = damage.pressed(image, 40)
    assert (pressed.size, pressed.mode) == (image.size, "RGB")
    assert isinstance(pressed.tobytes(), bytes)


def test_the_seal_lies_on_signature_and_date_and_not_on_the_printing_date() -> None:
    pdf = PDF.read_bytes()
    place = seal_place(pdf, read_truth("formal"))
    assert page_texts(pdf)[place.page].startswith("桐澜县水务局\n2024 年 1 月 26 日")
    assert place.x > 0.5


def test_a_date_far_below_a_name_or_above_it_is_not_that_of_a_signature() -> None:
    name = (300.0, 400.0, 420.0, 416.0)
    below, above, far = ((300.0, y, 420.0, y + 16) for y in (372.0, 430.0, 200.0))
    assert date_below(name, [above, far, below], reach=50) == below
    assert date_below(name, [above, far], reach=50) is None


def test_a_report_without_a_date_has_no_place_for_a_seal() -> None:
    from msgspec.structs import replace

    with pytest.raises(ValueError, match="signature and a date"):
        seal_place(b"", replace(read_truth("formal"), date=None))


def test_the_grades_get_coarser_and_ordinary_ones_lie_askew() -> None:
    assert [scan.dpi for scan in GRADES.values()] == sorted(
        (scan.dpi for scan in GRADES.values()), reverse=True
    )
    assert not GRADES["clean"].skew
    assert all(scan.skew for name, scan in GRADES.items() if name != "clean")
    assert all(scan.color for scan in GRADES.values() if scan.seal)
