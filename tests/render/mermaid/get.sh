#!/usr/bin/env bash
# The versions of Mermaid that draw what the tests give them: each only its one script, which has to be what SHA256SUMS says.
set -euo pipefail
cd "$(dirname "$0")"
for version in 10.9.3 11.4.1 11.9.0 11.17.2; do
  [ -f "node_modules/mermaid-$version.js" ] && continue
  mkdir -p node_modules
  packed=$(npm pack --silent --pack-destination node_modules "mermaid@$version")
  tar -xzOf "node_modules/$packed" package/dist/mermaid.min.js > "node_modules/mermaid-$version.js"
  rm "node_modules/$packed"
done
sha256sum --check --quiet SHA256SUMS
