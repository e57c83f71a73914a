"""Runs claimlint in a job of GitHub Actions, as the inputs of the action say.

Nothing that stands in copy, or in the name of a file, is run or obeyed: programs are started
without a shell, and what claimlint prints is kept from being taken for workflow commands, but for
those that its format ``github`` makes on purpose.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections import Counter

CLAIMLINT = (sys.executable, "-I", "-m", "claimlint", "check")
LEVELS = {"error": "errors", "warning": "warnings", "note": "infos"}
NOBODY = "0" * 40  # what stands for the commit before the first


class InputRefusedError(Exception):
    """An input, or what the runner says, cannot be taken; the message is one line."""


def main() -> int:
    """Check and return the exit status of claimlint, 2 when it cannot be run as is asked."""
    try:
        return check(options())
    except InputRefusedError as error:
        print(f"::error title=claimlint::{escaped(str(error))}")
        return 2


def check(arguments: list[str]) -> int:
    """Write SARIF, the outputs of the step, and what is asked for to the log."""
    sarif = os.path.join(os.environ["RUNNER_TEMP"], "claimlint.sarif")
    if os.path.exists(sarif):
        os.remove(sarif)  # of an earlier step
    form = value("FORMAT") or "github"
    done = run(f"--format={form}", f"--also=sarif={sarif}", *arguments)
    if not os.path.exists(sarif):
        raise InputRefusedError(done.stderr.decode("utf-8", "replace").strip())
    write_outputs(sarif)
    if form == "github":
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
        quietly(done.stderr)
    else:
        quietly(done.stdout + done.stderr)
    return 0 if done.returncode == 1 and value("FAIL_ON") == "never" else done.returncode


def value(name: str) -> str:
    """Return an input of the action, without white space around it."""
    return os.environ.get(f"CLAIMLINT_{name}", "").strip()


def options() -> list[str]:
    """Return the arguments for claimlint; paths come last, and are never taken for options."""
    arguments = ["--no-progress"]
    config = value("CONFIG")
    if config:
        arguments.append("--no-config" if config == "none" else f"--config={config}")
    for name, option in (("PRODUCT", "product"), ("MARKETS", "market"), ("FAIL_ON", "fail-on")):
        given = value(name)
        if given and (name, given) != ("FAIL_ON", "never"):
            arguments.append(f"--{option}={given}")
    changed = value("CHANGED_ONLY").lower() or "false"
    if changed not in ("true", "false"):
        raise InputRefusedError(f"changed-only is true or false, not '{changed}'")
    if changed == "true" and (base := revision()):
        arguments.append(f"--changed-since={base}")
    paths = [line.strip() for line in value("PATHS").splitlines() if line.strip()]
    return [*arguments, "--", *(paths or ["."])]


def revision() -> str | None:
    """Return the commit that the change is held against; None where all is new."""
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        event = json.load(file)
    pulled = "pull_request" in event
    base = event["pull_request"]["base"]["sha"] if pulled else event.get("before", NOBODY)
    git = ("git", "cat-file", "-e", f"{base}^{{commit}}")
    if not subprocess.run(git, check=False, capture_output=True).returncode:
        return str(base)
    if pulled:
        raise InputRefusedError(
            f"commit {base} is not here; changed-only needs a checkout with fetch-depth: 0"
        )
    # A new branch, or one that was pushed by force.
    notice = "there is nothing to compare with; all the copy is checked"
    print(f"::notice title=claimlint::{notice}", flush=True)
    return None


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run claimlint; only the format github adds to the summary of the job."""
    return subprocess.run(
        [*CLAIMLINT, *arguments], check=False, capture_output=True, stdin=subprocess.DEVNULL
    )


def write_outputs(sarif: str) -> None:
    """Count what stands in the SARIF file, and tell the job."""
    with open(sarif, encoding="utf-8") as file:
        (log,) = json.load(file)["runs"]
    levels = Counter(result["level"] for result in log["results"] if not result.get("suppressions"))
    (invocation,) = log["invocations"]
    counts = {name: levels[level] for level, name in LEVELS.items()}
    counts["unchecked"] = len(invocation.get("toolExecutionNotifications", ()))
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as file:
        file.writelines(f"{name}={count}\n" for name, count in counts.items())
        file.write(f"sarif={sarif}\n")


def quietly(output: bytes) -> None:
    """Print what the runner is not to obey."""
    if not output.strip():
        return
    mark = secrets.token_hex(16)
    sys.stdout.buffer.write(f"::stop-commands::{mark}\n".encode())
    sys.stdout.buffer.write(output.rstrip(b"\n") + f"\n::{mark}::\n".encode())
    sys.stdout.flush()


def escaped(text: str) -> str:
    """Escape the text of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    sys.exit(main())
