"""What was used last is kept."""

from twentyq.guessing.latest import Latest


def test_what_was_used_longest_ago_goes_first() -> None:
    latest: Latest[str, int] = Latest(2)
    latest.keep("a", 1)
    latest.keep("b", 2)
    assert latest.get("a") == 1
    latest.keep("c", 3)
    assert [latest.get(key) for key in "abc"] == [1, None, 3]


def test_what_is_kept_anew_replaces_what_was() -> None:
    latest: Latest[str, int] = Latest(1)
    latest.keep("a", 1)
    assert latest.keep("a", 2) == latest.get("a") == 2
