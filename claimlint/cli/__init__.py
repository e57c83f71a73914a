"""The command line. `main` is the program; everything else is imported from within it."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process with its exit status."""
    import gc
    import sys

    # Start-up makes many objects and no garbage; a check turns the collector on again.
    gc.disable()
    try:
        from claimlint.cli.quick import status_of

        status = status_of(sys.argv[1:])
        if status is None:
            from claimlint.cli.app import claimlint

            status = claimlint.run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    _leave(status)


def _leave(status: int) -> None:
    """End the process at once: taking an interpreter apart takes as long as a short check."""
    import os
    import sys

    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the reader of the pipe has gone
        pass
    except ValueError:  # a stream is closed
        pass
    os._exit(status)
