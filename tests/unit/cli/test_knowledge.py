"""twentyq knowledge: looking into decks."""

import pytest
from typer.testing import CliRunner

from twentyq.cli import app


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gutar", "knows no 'gutar'. Did you mean guitar?"),
        ("elefant", "Did you mean elephant?"),
        ("xyzzyq", "knows no 'xyzzyq'\n"),
    ],
)
def test_an_unknown_name_is_refused_with_those_it_may_have_meant(name: str, said: str) -> None:
    done = CliRunner().invoke(app, ["knowledge", "show", name])
    assert done.exit_code == 2
    assert said in done.output


def test_what_is_not_meant_for_children_is_in_the_variant_alone() -> None:
    for deck, code in (("everyday", 2), ("everyday+adult", 0)):
        assert CliRunner().invoke(app, ["knowledge", "show", "noose", "--deck", deck]).exit_code == code
