"""Which files are taken, and that nothing which is not ours is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.batch.names import Names
from pipeline.batch.plan import Plan, make_plan
from pipeline.errors import WrongType

READABLE = frozenset({".docx", ".pdf", ".txt"})
WRITTEN = (".json", ".docx")


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("文")
    return folder


def plan(out: Path, *paths: Path) -> Plan:
    with Names(out) as names:
        return make_plan(paths, out, names, READABLE, WRITTEN)


def bases(plan: Plan) -> dict[str, str]:
    return {job.key: job.base.as_posix() for job in plan.jobs}


def test_a_folder_keeps_its_tree(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "2023/总结.docx", "2024/总结.docx")
    assert bases(plan(tmp_path / "out", archive)) == {
        "2023/总结.docx": "2023/总结",
        "2024/总结.docx": "2024/总结",
    }


def test_where_two_sources_share_a_stem_the_second_keeps_its_whole_name(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "报告.docx", "报告.pdf")
    assert bases(plan(tmp_path / "out", archive)) == {
        "报告.docx": "报告",
        "报告.pdf": "报告.pdf",
    }


def test_a_name_once_given_stays_when_files_come_and_go(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "报告.pdf")
    assert bases(plan(tmp_path / "out", archive)) == {"报告.pdf": "报告"}
    fill(archive, "报告.docx")
    assert bases(plan(tmp_path / "out", archive)) == {
        "报告.docx": "报告.docx",
        "报告.pdf": "报告",
    }


def test_a_result_never_overwrites_its_source(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "报告.docx")
    assert bases(plan(archive, archive / "报告.docx")) == {"报告.docx": "报告.docx"}


def test_a_file_that_is_not_ours_is_never_overwritten(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "报告.docx")
    fill(tmp_path / "out", "报告.json")
    assert bases(plan(tmp_path / "out", archive)) == {"报告.docx": "报告.docx"}


def test_two_files_of_one_name_from_two_folders_both_find_a_place(tmp_path: Path) -> None:
    fill(tmp_path, "x/报告.docx", "y/报告.docx")
    found = plan(tmp_path / "out", tmp_path / "x/报告.docx", tmp_path / "y/报告.docx")
    assert [job.base.name for job in found.jobs] == ["报告", "报告.docx"]


def test_several_folders_keep_their_own_names(tmp_path: Path) -> None:
    fill(tmp_path, "x/报告.docx", "y/报告.docx")
    found = plan(tmp_path / "out", tmp_path / "x", tmp_path / "y")
    assert [job.base.as_posix() for job in found.jobs] == ["x/报告", "y/报告"]


def test_the_same_file_named_twice_is_done_once(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "报告.docx")
    assert len(plan(tmp_path / "out", archive, archive / "报告.docx").jobs) == 1


def test_results_inside_the_archive_are_not_read_again(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "报告.pdf", "out/报告.docx")
    assert [job.key for job in plan(archive / "out", archive).jobs] == ["报告.pdf"]


def test_hidden_files_and_word_locks_are_left_alone(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "报告.docx", "~$报告.docx", ".git/x.txt")
    assert [job.key for job in plan(tmp_path / "out", archive).jobs] == ["报告.docx"]


def test_files_of_other_kinds_are_counted_not_forgotten(tmp_path: Path) -> None:
    archive = fill(tmp_path / "a", "报告.docx", "Thumbs.db", "a.xlsx", "b.XLSX", "LIESMICH")
    assert plan(tmp_path / "out", archive).skipped == {".db": 1, ".xlsx": 2, "(no suffix)": 1}


def test_a_path_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(WrongType, match="no such file or folder"):
        plan(tmp_path / "out", tmp_path / "nowhere")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(
        st.builds(
            "{}{}".format,
            st.sampled_from(["甲", "乙", "甲.docx", "甲.pdf", "夹/甲", "甲 (2)"]),
            st.sampled_from([".docx", ".pdf", ".txt", ".json"]),
        ),
        unique=True,
    )
)
def test_no_two_sources_ever_share_a_result(tmp_path: Path, names: list[str]) -> None:
    import tempfile

    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    archive = fill(folder / "a", *names) if names else folder
    for out in (folder / "out", archive):
        found = plan(out, archive)
        targets = [out / f"{job.base}{suffix}" for job in found.jobs for suffix in WRITTEN]
        assert len(set(targets)) == len(targets)
        assert not set(targets) & {archive / name for name in names}
