"""The edit distance, and the edits themselves."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks._distance import Edit, distance, edits

TEXT = st.text(alphabet="甲乙丙，", max_size=12)


def test_a_changed_a_lost_and_an_added_character_are_one_edit_each() -> None:
    assert edits("整治码头", "整冶码头") == [Edit(1, "治", "冶")]
    assert edits("整治码头", "整治头") == [Edit(2, "码", "")]
    assert edits("整治码头", "整治、码头") == [Edit(2, "", "、")]


def test_a_text_read_as_nothing_lacks_all_of_it() -> None:
    assert [edit.was for edit in edits("码头", "")] == ["码", "头"]


@given(TEXT, TEXT)
def test_the_edits_lead_from_the_one_text_to_the_other(truth: str, read: str) -> None:
    made, at = "", 0
    for edit in edits(truth, read):
        assert truth[edit.at : edit.at + len(edit.was)] == edit.was
        made += truth[at : edit.at] + edit.got
        at = edit.at + len(edit.was)
    assert made + truth[at:] == read


@given(TEXT, TEXT)
def test_there_are_no_more_edits_than_the_table_of_levenshtein_counts(a: str, b: str) -> None:
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            above = row[j]
            row[j] = min(above + 1, row[j - 1] + 1, corner + (left != right))
            corner = above
    assert distance(a, b) == row[-1]
