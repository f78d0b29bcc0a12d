"""What counts as lost when two texts are compared."""

from benchmarks._loss import Differing, lost, numbers_apart
from benchmarks._texts import text_in

PAGE = "一、巡查河道\n全年巡查三百次，清理垃圾五吨。\n二、整治码头"


def test_a_text_that_is_there_in_another_order_is_not_lost() -> None:
    turned = "\n".join(reversed(PAGE.splitlines()))
    assert lost(PAGE, turned) == (0, 0, 0, 0, ())


def test_a_missing_line_counts_by_its_letters_and_is_named_by_its_stretches() -> None:
    found = lost(PAGE, "一、巡查河道\n二、整治码头")
    assert found.most == len("全年巡查三百次清理垃圾五吨")
    assert found.stretches == ("全年巡查三百次", "清理垃圾五吨")


def test_a_number_that_is_missing_counts_apart_from_the_words_of_its_line() -> None:
    found = lost(PAGE, "巡查河道\n全年巡查三百次，清理垃圾五吨。\n二、整治码头")
    assert (found.most, found.numbers) == (0, 1)


def test_what_stands_twice_must_be_there_twice() -> None:
    assert lost("清理垃圾\n清理垃圾", "清理垃圾").most == 4


def test_what_only_the_ledger_has_is_accounted_for_and_not_lost() -> None:
    found = lost(PAGE + "\n批注：核对", PAGE, ledger="批注：核对\n页眉")
    assert (found.least, found.most, found.accounted) == (0, 0, 4)


def test_a_short_line_does_not_take_its_letters_out_of_a_longer_one() -> None:
    assert lost("1.0\nV1.0", "V1.0\n1.0").most == 0


def test_letters_of_another_place_do_not_stand_in_for_a_missing_line() -> None:
    found = lost("清理垃圾\n整治码头", "整治码头 圾垃理清")
    assert (found.least, found.most) == (0, 4)


def test_a_line_that_is_numbered_otherwise_is_told_with_both_numbers() -> None:
    ours, theirs = "一、巡查\n1. 清理垃圾\n3. 整治码头", "一、巡查\n1. 清理垃圾\n2. 整治码头"
    assert numbers_apart(ours, theirs) == [Differing("3", "2", ". 整治码头")]


def test_a_line_that_only_one_text_numbers_is_told() -> None:
    assert numbers_apart("（一）清理垃圾", "清理垃圾") == [Differing("（一）", "", "清理垃圾")]


def test_other_marks_around_the_same_number_are_told() -> None:
    assert numbers_apart("1、清理垃圾", "1.清理垃圾") == [Differing("1、", "1.", "清理垃圾")]


def test_bullets_of_two_shapes_are_no_difference() -> None:
    assert numbers_apart("● 清理垃圾", "• 清理垃圾") == []


def test_tags_link_targets_and_pictures_are_no_text() -> None:
    page = '<p>见<a href="http://a.test/xyz">附表</a></p><img src="data:image/png;base64,AAAA">'
    assert text_in("mammoth", page).split() == ["见附表"]
    assert text_in("antiword", "[pic]附表") == "附表"
    assert text_in("kreuzberg", "[Image: D:\\图.png]附表") == "附表"
    assert text_in("docvortex", "![甲](p.png)[附表](x.html) 1\\. 乙") == "附表 1. 乙"
