"""``claimlint init``."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from claimlint.project.config import load_config
from claimlint.project.first_config import first_config
from claimlint.project.repository import look_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk

SERUM = "Our serum and our cream, a moisturiser for every day.\n"
CAPSULES = "Capsules: a dietary supplement with vitamins, two tablets a day.\n"


@pytest.fixture
def bare(desk: Desk) -> Desk:
    """A folder without a configuration."""
    (desk.folder / "claimlint.yaml").unlink()
    return desk


def written(desk: Desk, *args: str) -> str:
    result = desk.run("init", *args)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return (desk.folder / "claimlint.yaml").read_text(encoding="utf-8")


def test_an_empty_folder(bare: Desk) -> None:
    text = written(bare)
    config = load_config("claimlint.yaml")
    assert (config.product, config.markets) == ("general", ("us",))
    assert "saw 0 files" in text
    assert config.overrides == ()


def test_what_words_and_folders_tell(bare: Desk) -> None:
    for name in ("content/en-GB/a.md", "content/en-us/a.md", "content/en-us/deep/b.md"):
        bare.write(name, SERUM)
    bare.write("products/supplements/c.md", CAPSULES)
    bare.write("de/d.md", "Unsere Creme.\n")
    bare.write("README.md", "Notes.\n")
    bare.write("feed.csv", "sku,title\n1,A fine serum for all of your days\n")
    bare.write("claims/a.yaml", "[]\n")
    text = written(bare)
    config = load_config("claimlint.yaml")
    assert config.product == "cosmetic"
    assert config.markets == ("us", "uk")
    assert config.globs.exclude == ("README.md", "de")
    said = [(each.paths, each.product, each.markets) for each in config.overrides]
    assert said == [
        (("content/en-GB/**",), None, ("uk",)),
        (("content/en-us/**",), None, ("us",)),
        (("products/supplements/**",), "supplement", None),
    ]
    assert config.evidence == ("claims",)
    assert "# feed.csv\n# copy-fields:" in text


def test_what_front_matter_tells(bare: Desk) -> None:
    bare.write("a.md", f"---\ntitle: A\nlang: en-AU\n---\n{SERUM}")
    bare.write("b.md", f"---\nmarket: uk\n---\n{SERUM}")
    bare.write("c.md", f"{SERUM}\nlang: en-CA\n")
    written(bare)
    assert load_config("claimlint.yaml").markets == ("uk", "au")


def test_what_is_not_clear_is_left_to_the_user(bare: Desk) -> None:
    bare.write("a.md", SERUM)
    bare.write("b.md", CAPSULES)
    text = written(bare)
    assert "The words here do not tell; choose one" in text
    assert load_config("claimlint.yaml").product == "general"


def test_one_market_needs_no_overrides(bare: Desk) -> None:
    bare.write("uk/a.md", SERUM)
    written(bare)
    config = load_config("claimlint.yaml")
    assert (config.markets, config.overrides) == (("uk",), ())


def test_a_check_goes_by_it(bare: Desk) -> None:
    bare.write('odd "name" #1/uk/a.md', SERUM)
    bare.write("us/a.md", SERUM)
    written(bare)
    assert bare.run("check", "--quiet").exit_code == 0
    told = bare.run("check", "--show-config", 'odd "name" #1/uk/a.md').stdout
    assert "markets        uk" in told


def test_every_commented_line_would_be_taken(bare: Desk) -> None:
    text = written(bare)
    lines = text.split("\n\n")
    examples = [part for part in lines if "\n# " in part and ":" in part]
    taken = 0
    for part in examples:
        body = "\n".join(line.removeprefix("# ") for line in part.splitlines()[1:])
        if body.startswith(("exclude", "overrides", "vocabulary", "severities", "evidence")):
            (bare.folder / "claimlint.yaml").write_text(body)
            load_config("claimlint.yaml")
            taken += 1
    assert taken >= 5


@pytest.mark.parametrize("name", ["claimlint.yaml", "pyproject.toml"])
def test_nothing_is_written_over(bare: Desk, name: str) -> None:
    content = "product: food\n" if name == "claimlint.yaml" else "[tool.claimlint]\n"
    path = bare.write(name, content)
    result = bare.run("init")
    assert result.stderr.startswith(f"claimlint: {name} holds a configuration; keep it, or use")
    assert result.exit_code == 2
    assert path.read_text() == content
    assert written(bare, "--force").startswith("# Configuration of claimlint")


def test_printing_writes_nothing(bare: Desk) -> None:
    result = bare.run("init", "--print")
    assert result.stdout.startswith("# Configuration of claimlint")
    assert not (bare.folder / "claimlint.yaml").exists()


def test_the_schema_is_named_where_it_is(bare: Desk) -> None:
    schema = bare.run("init", "--schema").stdout
    assert json.loads(schema)["title"] == "Configuration of claimlint"
    bare.write("claimlint.schema.json", schema)
    first, *_ = written(bare).splitlines()
    assert first == "# yaml-language-server: $schema=claimlint.schema.json"


def test_a_full_disk(bare: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    result = bare.run("init")
    assert result.stderr == (
        "claimlint: claimlint.yaml: cannot be written (no space left on device); "
        "make the folder writable\n"
    )
    assert result.exit_code == 2
    assert os.listdir(bare.folder) == []


def test_the_same_repository_gives_the_same_text(tmp_path: Path) -> None:
    for name in ("uk/a.md", "us/b.md", "de/c.md", "z.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SERUM)
    texts = {first_config(look_at(str(tmp_path)), schema_is_there=False) for _ in range(3)}
    assert len(texts) == 1
