"""Hold an export against the schema that NIST publishes for its format.

    python -m dev.validate_nist SCHEMA FILE

The schemas are NIST's and are not kept here. Download `NIST_V0_cast_vote_records.json`
from its repository CastVoteRecords, or `NIST_V2_election_results_reporting.json` from
ElectionResultsReporting (branch `version2`), and give the path. Exit codes: 0 valid,
1 not valid, 2 a file cannot be read.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from jsonschema.validators import validator_for

SHOWN: Final = 20
VALID, FAULTY, UNREADABLE = 0, 1, 2


def faults(schema: Any, content: Any) -> list[str]:
    """Return one line for each place where `content` breaks `schema`."""
    validator = validator_for(schema)
    validator.check_schema(schema)
    checked = validator(schema, format_checker=validator.FORMAT_CHECKER)
    return [
        f"{fault.json_path}: {fault.message}" for fault in checked.iter_errors(content)
    ]


def main(arguments: list[str]) -> int:
    """Check one file and say what is wrong with it."""
    try:
        schema, content = (
            json.loads(Path(path).read_text(encoding="utf-8")) for path in arguments
        )
    except (OSError, ValueError) as refused:
        print(f"{refused}\n{(__doc__ or '').strip()}", file=sys.stderr)
        return UNREADABLE
    found = faults(schema, content)
    for line in found[:SHOWN]:
        print(line[:400])
    print(f"{len(found)} faults" if found else "valid")
    return FAULTY if found else VALID


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
