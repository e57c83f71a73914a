"""How long something takes, for bounds on how time grows with the input."""

from __future__ import annotations

import gc
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of one run in seconds.

    No garbage is collected meanwhile: a collection goes through what all other tests have left,
    and only the larger of two inputs would set it off.
    """
    gc.disable()
    try:
        start = process_time()
        run()
        return process_time() - start
    finally:
        gc.enable()
