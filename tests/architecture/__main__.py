"""`python -m tests.architecture`: figures of the structure. `--write`: bring the map in ARCHITECTURE.md up to date."""

import sys

import grimp

from tests.architecture.doors import door, rooms
from tests.architecture.map import PAGE, ROOT, arrows, with_map
from tests.architecture.size import Spread, file_lines, files, files_in_a_row, function_lines


def show() -> None:
    """Print the figures."""
    graph = grimp.build_graph(ROOT)
    paths = files()
    print(f"{len(paths)} files")
    print(f"lines a file: {Spread.of(file_lines(paths))}")
    print(f"lines a function: {Spread.of(function_lines(paths))}")
    print(f"arrows between rooms: {len(arrows(graph))}, imports along them: {arrows(graph).total()}")
    for room, count in files_in_a_row().items():
        print(f"  {room:24} {count:3} files")
    print("names in each door:")
    for room in rooms(graph):
        print(f"  {room.removeprefix(f'{ROOT}.'):24} {len(door(room)):3}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(with_map(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        show()
