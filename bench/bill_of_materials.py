"""A software bill of materials (CycloneDX 1.6, JSON) of peerpath as installed here, from pip's own metadata.

    python bench/bill_of_materials.py [--extra pdf]

Only what peerpath needs is listed, at the versions that are installed.
"""

import argparse
import json
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement


def needed(name: str, extras: tuple[str, ...] = ()) -> dict[str, Distribution]:
    """The distribution and all that it needs in this environment, by name."""
    found: dict[str, Distribution] = {}
    waiting = [(name, extras)]
    while waiting:
        one, wanted = waiting.pop()
        try:
            known = distribution(one)
        except PackageNotFoundError:
            continue
        if found.setdefault(known.metadata["Name"].lower(), known) is not known and not wanted:
            continue
        for text in known.requires or []:
            asked = Requirement(text)
            marker = asked.marker
            applies = marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *wanted))
            if applies and asked.name.lower() not in found:
                waiting.append((asked.name, tuple(asked.extras)))
    return found


def licence(known: Distribution) -> str:
    """The licence as the metadata gives it, newest way first; the older ways are a text of any length, and classifiers."""
    said = known.metadata.get("License-Expression") or known.metadata.get("License") or ""
    if said.strip():
        return said.strip().splitlines()[0]
    classifiers = known.metadata.get_all("Classifier") or []
    named = [one.rpartition("::")[2].strip() for one in classifiers if one.startswith("License ::")]
    return " and ".join(named) or "unknown"


def component(known: Distribution) -> dict[str, object]:
    name, version = known.metadata["Name"], known.version
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name.lower()}@{version}",
        "licenses": [{"license": {"name": licence(known)}}],
    }


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--extra", action="append", default=[])
    found = needed("peerpath", tuple(cli.parse_args().extra))
    top = component(found.pop("peerpath"))
    parts = [component(found[name]) for name in sorted(found)]
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": top}}
    print(json.dumps({**bill, "components": parts}, indent=1))


if __name__ == "__main__":
    main()
