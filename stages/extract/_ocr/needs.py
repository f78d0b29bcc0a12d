"""The engines that need not be installed, as ``guidang doctor`` shows them."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of

from pipeline.stage import Need
from stages.extract._ocr import tesseract_program

FAST = "install it with `pip install 'guidang[fast]'`"


def openvino_version() -> str | None:
    """The version that is installed, whether or not this machine can run it."""
    try:
        return version_of("openvino")
    except PackageNotFoundError:
        return None


OPENVINO = Need(
    name="OpenVINO", version=openvino_version, serves="reading scans in less time", mend=FAST
)
TESSERACT = Need(
    name="Tesseract",
    version=tesseract_program.version,
    serves="reading scans with `--ocr-engine tesseract`",
    mend=tesseract_program.INSTALL,
)
