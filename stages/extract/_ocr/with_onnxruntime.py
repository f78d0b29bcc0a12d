"""The networks run by ONNX Runtime, which is always installed."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import MissingPart
from stages.extract._ocr.models import FINDS, READS, characters, model
from stages.extract._ocr.paddle import PaddleEngine

if TYPE_CHECKING:
    from stages.extract._ocr.paddle import Batch, Network

_MEND = "install it with `pip install onnxruntime`"


def load(threads: int) -> PaddleEngine:
    """Raises ``MissingPart``."""
    # In a thread of its own: what is set for it below must not reach whoever else computes here.
    apart = ThreadPoolExecutor(1, "recognition")
    try:
        finds, reads = (_network(model(name), threads, apart) for name in (FINDS, READS))
        return PaddleEngine(finds, reads, characters())
    except MissingPart:
        raise
    except Exception as error:  # an import that fails for want of a library, a broken model
        raise MissingPart(f"scans need ONNX Runtime ({error})", mend=_MEND) from error


def _network(path: Path, threads: int, apart: Executor) -> Network:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Kept buffers would grow with each new width of a line.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    # Threads that wait busily take the time of other workers.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # White paper makes numbers so near to zero that processors take a hundred times as long
    # for them; as zero, finding lines takes a third of the time and finds the same.
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    providers = ["CPUExecutionProvider"]
    session = apart.submit(InferenceSession, str(path), options, providers=providers).result()
    name = session.get_inputs()[0].name

    def run(batch: Batch) -> Batch:
        found: Batch = apart.submit(session.run, None, {name: batch}).result()[0]
        return found

    return run
