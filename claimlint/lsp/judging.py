"""Which configuration an open document is judged by, and what comes of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimlint.lsp.kinds import label_of, path_of
from claimlint.project.config import load_config
from claimlint.project.locate import TOML_NAME, YAML_NAME, find_config
from claimlint.project.open_texts import OpenTexts
from claimlint.project.run import internal_error
from claimlint.project.values import ValueRefusedError, today
from claimlint.report import Failure
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimlint.lsp.settings import ClientSettings
    from claimlint.project.evidence_check import Defect
    from claimlint.report import FileReport


class Judged(NamedTuple):
    """What was found in a document, or why it could not be judged.

    Without ``texts`` there is no report. ``trouble`` is one line; ``general`` is set when it is
    not about this document. A document that is no copy has neither report nor trouble; for
    a ledger, ``defects`` say what is wrong with it.
    """

    texts: OpenTexts | None = None
    report: FileReport | None = None
    trouble: str | None = None
    general: bool = False
    defects: tuple[Defect, ...] = ()


class Judging:
    """The configurations of the folders that are open, each read when it is first asked for.

    Whatever changes in folders or settings, a new one is made. It is used by one thread.
    """

    def __init__(self, roots: Iterable[str], settings: ClientSettings) -> None:
        """Take the open folders, absolute paths, and what the client's settings say."""
        self._roots = sorted(roots, key=len, reverse=True)
        self._settings = settings
        self._made: dict[str, OpenTexts | str] = {}
        self._day = today()

    def judged(self, uri: str, language: str, text: str) -> Judged:
        """Judge a document; whatever goes wrong is told in one line."""
        label = label_of(uri, language)
        if label is None:
            return Judged()
        path = path_of(uri)
        root = self.root_of(path)
        texts = self._texts(root)
        if isinstance(texts, str):
            return Judged(trouble=texts, general=True)
        try:
            if path is not None and texts.is_ledger(path):
                return Judged(texts, defects=tuple(texts.audited(path, text)))
            if path is not None and not texts.is_copy(path, root):
                return Judged(texts)
            return _judged(texts, label, text)
        except (RuleError, OSError) as error:
            return Judged(trouble=str(error), general=True)

    def goes_by(self, path: str) -> bool:
        """Whether a change of the file may change what is found in others."""
        if os.path.basename(path) in (YAML_NAME, TOML_NAME):
            return True
        try:
            known = list(self._made.values())
            # What a broken configuration goes by is not known.
            return any(isinstance(each, str) or each.goes_by(path) for each in known)
        except RuleError:  # for want of a ledger; this may be it
            return True

    def root_of(self, path: str | None) -> str:
        """Return the folder whose configuration counts: the innermost open one, or the file's."""
        if path is not None:
            for root in self._roots:
                if path.startswith(os.path.join(root, "")):
                    return root
            return os.path.dirname(path)
        return self._roots[-1] if self._roots else os.getcwd()

    def _texts(self, root: str) -> OpenTexts | str:
        if self._day != today():  # an editor may stay open over night
            self._day, self._made = today(), {}
        if root not in self._made:
            self._made[root] = self._make(root)
        return self._made[root]

    def _make(self, root: str) -> OpenTexts | str:
        path = self._settings.config
        path = find_config(root) if path is None else os.path.join(root, path)
        try:
            return OpenTexts(load_config(path) if path else None, self._settings.given)
        except (RuleError, ValueRefusedError) as error:
            return str(error)
        except Exception as error:  # noqa: BLE001 - an editor is to hear of it, and go on
            return internal_error("the configuration", error)


def _judged(texts: OpenTexts, label: str, text: str) -> Judged:
    report = texts.check(label, text)
    if isinstance(report, Failure):
        return Judged(texts, trouble=report.message)
    return Judged(texts, report)
