"""How the claim check judges written pairs of sentence and quotes: the table of what was expected and what was said.

The pairs (``tests/evidence/claims/pairs.toml``) are ours, in five languages and across them. What matters most stands
in the last line: a sentence called supported that its quotes do not support.

    python benchmarks/claiming.py [--data FILE] [--all]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path

from measuring import median_seconds, table

from migov.evidence.claims import Verdict, check

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "evidence" / "claims" / "pairs.toml"


def main() -> int:
    """Print the table; the exit code says whether anything unsupported was called supported."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=PAIRS, help="pairs as TOML: language, expected, sentence, quotes")
    parser.add_argument("--all", action="store_true", help="print every pair judged otherwise than expected")
    options = parser.parse_args()
    pairs = tomllib.loads(options.data.read_text("utf-8"))["pair"]
    checks = [check(pair["sentence"], pair["quotes"]) for pair in pairs]
    counts = Counter((Verdict(pair["expected"]), found.verdict) for pair, found in zip(pairs, checks, strict=True))
    rows = [[expected, *(counts[expected, said] for said in Verdict)] for expected in Verdict]
    table(f"{len(pairs)} pairs: expected in rows, said in columns", ["expected", *Verdict], rows)
    languages = Counter(pair["language"] for pair in pairs)
    right = Counter(p["language"] for p, found in zip(pairs, checks, strict=True) if p["expected"] == found.verdict)
    table(
        "As expected, by language",
        ["language", "pairs", "as expected"],
        [[k, n, right[k]] for k, n in languages.items()],
    )
    if options.all:
        for pair, found in zip(pairs, checks, strict=True):
            if pair["expected"] != found.verdict:
                print(f"- expected {pair['expected']}: {pair['sentence']}\n  {pair['quotes']}\n  {found.says}")
    each = median_seconds(lambda: [check(pair["sentence"], pair["quotes"]) for pair in pairs], runs=3) / len(pairs)
    wrongly = sum(counts[expected, Verdict.SUPPORTED] for expected in Verdict if expected is not Verdict.SUPPORTED)
    print(f"\n{1000 * each:.2f} ms a sentence; called supported though it is not: {wrongly}")
    return int(wrongly > 0)


if __name__ == "__main__":
    sys.exit(main())
