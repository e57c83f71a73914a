"""The summary that a job of GitHub Actions shows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimlint.project.atomic import reason
from claimlint.reporters.job_summary import render_job_summary

if TYPE_CHECKING:
    from claimlint.report import Report
    from claimlint.reporters import Catalogue

_VARIABLE = "GITHUB_STEP_SUMMARY"


def add_to_job(report: Report, catalogue: Catalogue) -> list[str]:
    """Add the summary to the file that GitHub names for it; return what went wrong.

    Nothing is done outside of a job.
    """
    path = os.environ.get(_VARIABLE)
    if not path:
        return []
    try:
        # Earlier commands of the same step may have written there.
        with open(path, "a", encoding="utf-8", newline="\n") as file:
            file.write(render_job_summary(report, catalogue))
    except OSError as error:
        return [f"{path}: {reason(error)}; no summary is written; set {_VARIABLE} to a file"]
    return []
