#!/usr/bin/env bash
# Installs claimlint into an environment of its own and tells the next step its Python.
set -euo pipefail

stop() {
  printf '::error title=claimlint::%s\n' "$1"
  exit 2
}

found=
for python in python3 python; do
  if "$python" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    found=$python
    break
  fi
done
[ -n "$found" ] || stop 'Python 3.11 or later is needed; set it up in a step before this one'

requirement=$GITHUB_ACTION_PATH
if [[ ${CLAIMLINT_VERSION:-} =~ ^[0-9][0-9A-Za-z.+!]*$ ]]; then
  requirement="claimlint-marketing==$CLAIMLINT_VERSION"
elif [ -n "${CLAIMLINT_VERSION:-}" ]; then
  requirement=$CLAIMLINT_VERSION
fi

# Isolated (-I): what lies in the folder of a pull request must not be imported.
home=$RUNNER_TEMP/claimlint
"$found" -I -m venv --clear "$home"
python=$home/bin/python
[ -e "$python" ] || python=$home/Scripts/python.exe
"$python" -I -m pip --disable-pip-version-check --quiet install -- "$requirement" ||
  stop 'claimlint could not be installed; pip says why above'
printf 'python=%s\n' "$python" >>"$GITHUB_OUTPUT"
