"""Posteriors over word lattices."""

from math import log

import pytest

from twentyq.speech.hearing.lattice import ACOUSTIC_SCALE, LOG_BASE, BigramModel, parse_lattice, posteriors

MODEL = BigramModel(
    """
\\1-grams:
-99 <s> 0
-1 +yes 0
-1 +yeah 0
-1 +no 0
-1 go 0
-1 uh 0
-1 </s> 0

\\2-grams:
-0.5 uh +yes
""".splitlines()
)
MEANINGS = {"+yes": "YES", "+yeah": "YES", "+no": "NO"}


def lattice(*paths: tuple[str, float]) -> list[str]:
    """A lattice of parallel paths of words, each with the natural-log acoustic score of its first word."""
    nodes, edges = ["0 <s> 0 0 0", "1 </s> 90 90 90"], []
    for path, score in paths:
        before = 0
        for place, word in enumerate(path.split()):
            nodes.append(f"{len(nodes)} {word} {10 + place} 20 20")
            edges.append(f"{before} {len(nodes) - 1} {round(score * ACOUSTIC_SCALE / LOG_BASE) if not place else 0}")
            before = len(nodes) - 1
        edges.append(f"{before} 1 0")
    return ["# comment", f"Nodes {len(nodes)}", *nodes, "Initial 0", "Final 1", "BestSegAscr 0", "Edges", *edges, "End"]


def heard(*paths: tuple[str, float]) -> dict[str | None, float]:
    return posteriors(parse_lattice(lattice(*paths)), MODEL, MEANINGS)


def test_phrases_of_one_meaning_add_up() -> None:
    assert heard(("+yes", 0), ("+yeah", 0), ("+no", 0), ("go", 0)) == pytest.approx(
        {"YES": 0.5, "NO": 0.25, None: 0.25}
    )


def test_acoustic_scores_weigh_paths() -> None:
    assert heard(("+yes", log(3)), ("+no", 0))["YES"] == pytest.approx(0.75, abs=0.001)


def test_an_answer_within_other_words_is_no_answer() -> None:
    assert heard(("go +yes", 0)) == {None: 1.0}
    assert heard(("+yes go", 0)) == {None: 1.0}


def test_two_answers_that_differ_are_no_answer() -> None:
    assert heard(("+yes +no", 0)) == {None: 1.0}
    assert heard(("+yes +yeah", 0)) == {"YES": 1.0}


def test_a_filler_before_an_answer_is_passed_over() -> None:
    assert heard(("uh +yes", 0)) == {"YES": 1.0}


def test_silence_and_noise_are_no_words() -> None:
    assert heard(("<sil> [NOISE]", 0)) == {"": 1.0}
    assert heard(("<sil> +yes(2) [SPEECH]", 0)) == {"YES": 1.0}


def test_a_lattice_without_an_end_has_no_posteriors() -> None:
    assert posteriors(parse_lattice([]), MODEL, MEANINGS) == {}
