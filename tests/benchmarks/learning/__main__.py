"""Print what is learned from simulated games, what poisons it, what the gate decides, and what it takes."""

import argparse
from pathlib import Path

from tests.benchmarks.learning import export, people, poison, repeats, scale, truth


def main() -> None:
    """Run the section that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.learning", description=__doc__)
    sections = parser.add_subparsers(dest="section", required=True)
    truth_section = sections.add_parser("truth", help=(truth.__doc__ or "").replace("%", "%%"))
    truth_section.add_argument("games", type=int, nargs="+")
    truth_section.add_argument(
        "--things", type=int, help="of the deck, those that are thought of most; all where none is given"
    )
    sections.add_parser("scale", help=scale.__doc__).add_argument("games", type=int, nargs="+")
    sections.add_parser("poison", help=(poison.__doc__ or "").replace("%", "%%"))
    sections.add_parser("repeats", help=(repeats.__doc__ or "").replace("%", "%%")).add_argument("count", type=int)
    sections.add_parser("export", help=(export.__doc__ or "").replace("%", "%%")).add_argument("games", type=int)
    people_section = sections.add_parser("people", help=people.__doc__)
    people_section.add_argument(
        "answers", type=Path, help="JSON lines of things and answers, as `twentyq bench` reads them"
    )
    people_section.add_argument("games", type=int)
    given = parser.parse_args()
    match given.section:
        case "truth":
            truth.main(given.games, given.things)
        case "scale":
            scale.main(given.games)
        case "poison":
            poison.main()
        case "repeats":
            repeats.main(given.count)
        case "people":
            people.main(given.answers, given.games)
        case "export":
            export.main(given.games)


if __name__ == "__main__":  # processes that replay games load this module again
    main()
