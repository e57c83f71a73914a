"""What a walk through a folder leaves out, because it is no copy whatever it says.

Whoever wants such a file read names it.
"""

from __future__ import annotations

import os
from fnmatch import fnmatchcase

_FOLDERS = frozenset(
    (
        *("node_modules", "bower_components", "jspm_packages", "vendor"),
        *("__pycache__", "__pypackages__", "site-packages"),
        *("dist", "build", "_build", "_site", "htmlcov"),
    ),
)
# A cache says so by the first, a virtual environment of Python by the second.
_MARKERS = frozenset(("CACHEDIR.TAG", "pyvenv.cfg"))

_NAMES = {
    ".txt": ("requirements*.txt", "constraints*.txt", "cmakelists.txt", "robots.txt", "*ads.txt"),
    ".jsx": ("*.test.jsx", "*.spec.jsx", "*.stories.jsx"),
    ".json": (
        *("package.json", "*package-lock.json", "npm-shrinkwrap.json", "composer.json"),
        *("bower.json", "lerna.json", "nx.json", "turbo.json", "rush.json", "angular.json"),
        *("tsconfig*.json", "jsconfig*.json", "deno.json", "biome.json", "renovate.json"),
        *("components.json", "firebase.json", "vercel.json", "launch*.json", "appsettings*.json"),
        *("*.schema.json", "*.config.json", "*.lock.json", "*rc.json", "*.min.json"),
        *("openapi*.json", "swagger*.json", "*.ipynb.json", "*.tfvars.json", "*.code-workspace"),
        *("claimlint*.json", "*.sarif.json"),
    ),
    ".yaml": (
        *("pnpm-*.yaml", "docker-compose*.yaml", "compose*.yaml", "action.yaml", "chart.yaml"),
        *("kustomization.yaml", "skaffold.yaml", "openapi*.yaml", "swagger*.yaml"),
        *("azure-pipelines*.yaml", "bitbucket-pipelines.yaml", "cloudbuild*.yaml", "mkdocs.yaml"),
        *("pubspec.yaml", "analysis_options.yaml", "environment*.yaml", "codecov.yaml"),
        *("buildspec*.yaml", "serverless*.yaml", "render.yaml", "app.yaml", "dvc.yaml"),
        *("claimlint*.yaml", "evidence.yaml", "*.lock.yaml", "*.schema.yaml", "*.config.yaml"),
    ),
    ".toml": (
        *("pyproject.toml", "cargo.toml", "uv.toml", "ruff.toml", "pdm.toml", "poetry.toml"),
        *("netlify.toml", "fly.toml", "wrangler.toml", "taplo.toml", "rustfmt.toml"),
        *("clippy.toml", "deny.toml", "rust-toolchain.toml", "book.toml", "project.toml"),
        *("*.lock.toml", "*.config.toml"),
    ),
    ".xml": (
        *("pom.xml", "build.xml", "ivy.xml", "web.xml", "androidmanifest.xml", "sitemap*.xml"),
        *("phpunit*.xml", "phpcs*.xml", "junit*.xml", "coverage*.xml", "checkstyle*.xml"),
        *("test-*.xml", "logback*.xml", "log4j*.xml", "browserconfig.xml", "crossdomain.xml"),
        *("opensearch.xml", "*.config.xml", "applicationcontext*.xml"),
    ),
}
# Office keeps a note beside each open document of who has it open.
_OWNER_FILE = "~$"
_SAME = {".tsx": ".jsx", ".yml": ".yaml", ".jsonl": ".json", ".ndjson": ".json"}


def no_copy_in(folder: str, names: set[str]) -> bool:
    """Whether the folder of that name, with entries of those ``names``, is not walked through."""
    return folder in _FOLDERS or not _MARKERS.isdisjoint(names)


def no_copy(name: str) -> bool:
    """Whether a file of that name is of a program, of its tools or of its build."""
    name = name.lower()
    if name.startswith(_OWNER_FILE):
        return True
    stem, extension = os.path.splitext(name)
    extension = _SAME.get(extension, extension)
    return any(fnmatchcase(stem + extension, pattern) for pattern in _NAMES.get(extension, ()))
