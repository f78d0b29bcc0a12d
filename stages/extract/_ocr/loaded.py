"""The engine of this process: loading its models takes longer than reading a line."""

from __future__ import annotations

from functools import cache

from pipeline.cpus import usable_cpus
from pipeline.errors import MissingPart
from pipeline.stage import Context, OcrEngine
from stages.extract._ocr.engine import Engine
from stages.extract._ocr.needs import openvino_version


def engine(context: Context) -> Engine:
    """The engine that ``context`` asks for, loaded at the first call and kept.

    Raises ``MissingPart`` where it is not installed or does not run on this machine.
    """
    return _loaded(context.ocr_engine, context.threads or usable_cpus())


@cache
def _loaded(name: OcrEngine, threads: int) -> Engine:
    import cv2

    cv2.setNumThreads(threads)
    if name == "tesseract":
        from stages.extract._ocr.with_tesseract import TesseractEngine

        return TesseractEngine(_network(threads))
    if name == "openvino":
        from stages.extract._ocr.with_openvino import load

        return load(threads)
    if name == "onnxruntime":
        from stages.extract._ocr.with_onnxruntime import load

        return load(threads)
    return _network(threads)


def _network(threads: int) -> Engine:
    """The faster of those that run here; both read alike."""
    from stages.extract._ocr import with_onnxruntime, with_openvino

    if openvino_version() and with_openvino.is_fit():
        try:
            return with_openvino.load(threads)
        except MissingPart:  # ONNX Runtime is there for that
            return with_onnxruntime.load(threads)
    return with_onnxruntime.load(threads)
