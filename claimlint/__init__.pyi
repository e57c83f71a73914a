from claimlint.api import Edit as Edit
from claimlint.api import Failure as Failure
from claimlint.api import Finding as Finding
from claimlint.api import Fix as Fix
from claimlint.api import Report as Report
from claimlint.api import Rule as Rule
from claimlint.api import RuleBook as RuleBook
from claimlint.api import RuleError as RuleError
from claimlint.api import Source as Source
from claimlint.api import check_path as check_path
from claimlint.api import check_text as check_text

__all__ = (
    "Edit",
    "Failure",
    "Finding",
    "Fix",
    "Report",
    "Rule",
    "RuleBook",
    "RuleError",
    "Source",
    "__version__",
    "check_path",
    "check_text",
)
__version__: str
