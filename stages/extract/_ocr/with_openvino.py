"""The networks run by OpenVINO (``pip install 'guidang[fast]'``).

It reads the same lines and takes less time: on processors with AMX or AVX512-BF16 it counts
in half precision, which moves confidences by less than a thousandth on average.
"""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from pipeline.errors import MissingPart
from stages.extract._ocr.models import FINDS, READS, characters, model
from stages.extract._ocr.needs import FAST
from stages.extract._ocr.paddle import PaddleEngine

if TYPE_CHECKING:
    from openvino import CompiledModel

    from stages.extract._ocr.paddle import Batch, Network

_SHAPES = 400
"""Prepared kernels that are kept; a page of one column needs some 150."""


def is_fit() -> bool:
    """Whether this machine has what OpenVINO is built for: without AVX2 it is slower than
    ONNX Runtime, and on some processors ends the process."""
    import cv2

    avx2 = 11  # cv2.CPU_AVX2, which its type hints leave out
    intel = platform.machine().lower() in ("x86_64", "amd64")
    return not intel or bool(cv2.checkHardwareSupport(avx2))


def load(threads: int) -> PaddleEngine:
    """Raises ``MissingPart`` where it is not installed or does not start."""
    try:
        from openvino import Core

        core = Core()
        settings: dict[str, str | int | bool] = {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": 1,
            # Pinned, several workers would crowd on the same processors.
            "ENABLE_CPU_PINNING": False,
            "CPU_RUNTIME_CACHE_CAPACITY": _SHAPES,
        }
        finds, reads = (
            core.compile_model(str(model(name)), "CPU", settings) for name in (FINDS, READS)
        )
        return PaddleEngine(_network(finds), _network(reads), characters())
    except MissingPart:
        raise
    except Exception as error:  # no wheel for this machine, a library missing, a device refused
        raise MissingPart(f"OpenVINO cannot be used here ({error})", mend=FAST) from error


def _network(compiled: CompiledModel) -> Network:
    request = compiled.create_infer_request()

    def run(batch: Batch) -> Batch:
        # The answer is looked at before the next question, and so need not be copied.
        answers = request.infer([batch], share_inputs=True, share_outputs=True)
        found: Batch = answers[0]
        return found

    return run
