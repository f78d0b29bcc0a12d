"""``python -m pipeline`` is ``guidang``."""

from pipeline.cli import main

main(prog_name="guidang")
