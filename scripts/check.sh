#!/usr/bin/env bash
# `npm run check`: every rule of the code base. The two slow ones run side by side; all are run, and each failure is shown.
set -uo pipefail
cd "$(dirname "$0")/.."
node scripts/install-if-needed.mjs || exit 1
PATH="$PWD/node_modules/.bin:$PATH"
cache=.cache
mkdir -p "$cache"
failed=()

# step NAME COMMAND...: silent when all is well
step() {
  local name=$1 begun=$SECONDS out
  shift
  if out=$("$@" 2>&1); then
    printf '  %-14s ok      %2d s\n' "$name" $((SECONDS - begun))
  else
    printf '  %-14s FAILED  %2d s\n%s\n' "$name" $((SECONDS - begun)) "$out"
    return 1
  fi
}

step types tsc --incremental --tsBuildInfoFile "$cache/check.tsbuildinfo" &
types=$!
step eslint eslint . --max-warnings 0 &
eslint=$!
wait $types || failed+=(types)
wait $eslint || failed+=(eslint)
step patterns node scripts/prove-patterns.ts || failed+=(patterns)
step layers depcruise . --config .dependency-cruiser.js --output-type err-long || failed+=(layers)
step knip knip --cache --cache-location "$cache/knip" || failed+=(knip)
step prettier prettier --check --log-level warn --cache --cache-location "$cache/prettier" . || failed+=(prettier)
step architecture vitest run --project rules || failed+=(architecture)

if ((${#failed[@]})); then
  printf 'failed: %s\n' "${failed[*]}"
  exit 1
fi
echo "all rules hold"
