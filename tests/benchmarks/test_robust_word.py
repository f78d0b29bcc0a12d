"""How the outcome of a reading is judged."""

from benchmarks._runs import Ended, Reading
from benchmarks.robust_word import classify, holds_text, is_meagre


def read(tool: str, output: str = "", ended: Ended = "well", own: bool = False) -> Reading:
    return Reading(
        tool=tool, ended=ended, exit=0, own=own, message="", seconds=0, peak=0, output=output
    )


def test_a_blank_text_from_a_file_that_holds_text_is_neither() -> None:
    assert classify(read("catdoc", " \n—"), holds=True) == "empty"
    assert classify(read("catdoc", " \n—"), holds=False) == "blank, as it is"


def test_only_an_error_of_the_tool_itself_is_clear() -> None:
    assert classify(read("mammoth", ended="error", own=True), holds=True) == "clear error"
    assert classify(read("mammoth", ended="error"), holds=True) == "exception"


def test_a_process_that_is_stopped_or_dies_is_neither() -> None:
    ended: tuple[Ended, ...] = ("time", "memory", "killed")
    assert [classify(read("pandoc", ended=e), holds=False) for e in ended] == [
        "time",
        "memory",
        "crash",
    ]


def test_libreoffice_or_two_others_say_whether_a_file_holds_text() -> None:
    found, nothing = read("antiword", "村务"), read("antiword")
    assert not holds_text({"antiword": found, "LibreOffice": read("LibreOffice")})
    assert holds_text({"antiword": found, "catdoc": read("catdoc", "村务")})
    assert holds_text({"antiword": nothing, "LibreOffice": read("LibreOffice", "村务")})


def test_text_that_is_proven_against_the_file_shows_that_it_holds_text() -> None:
    raw = (
        b'{"schema": "raw/1", "source": {"name": "a", "format": "docx", "sha256": "", "bytes": 1},'
    )
    raw += ' "fragments": [{"type": "text", "text": "村务", "origin": {"by": "word"}}],'.encode()
    ours = read("guidang", (raw + b' "source_chars": 2}').decode())
    assert holds_text({"guidang": ours, "LibreOffice": read("LibreOffice")})


def test_two_tools_that_find_other_words_do_not_show_that_a_file_holds_text() -> None:
    assert not holds_text({"antiword": read("antiword", "EMBED"), "catdoc": read("catdoc", "村务")})


def test_what_a_stopped_process_had_written_is_no_text() -> None:
    assert not holds_text({"LibreOffice": read("LibreOffice", "村务", ended="time")})


def test_under_half_of_what_libreoffice_shows_is_meagre() -> None:
    office = {"LibreOffice": read("LibreOffice", "清理垃圾五吨")}
    assert is_meagre(read("catdoc", "清理"), office)
    assert not is_meagre(read("catdoc", "清理垃"), office)


def test_many_letters_that_are_not_those_of_the_file_are_meagre_too() -> None:
    office = {"LibreOffice": read("LibreOffice", "清理垃圾五吨")}
    assert is_meagre(read("catdoc", "ÇåÀíÀ¬»øÎå¶Ö" * 3), office)
