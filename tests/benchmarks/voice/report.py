"""Figures of what was heard, as tables and a plot."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.benchmarks.voice.hearings import Heard

THRESHOLDS = (0.5, 0.9)
OPPOSITES = {frozenset({one, other}) for one in ("YES", "PROBABLY") for other in ("NO", "PROBABLY_NOT")}

# List prices in USD, us-east-1, as of design notes of early 2026; check them before quoting.
TRANSCRIBE_MINUTE = 0.024
TRANSCRIBE_LEAST_SECONDS = 15
POLLY_CHARACTER = 16 / 1_000_000
TURNS, QUESTION_CHARACTERS = 22, 66


def accuracy_table(heard: list[Heard]) -> str:
    """By group: accepted and right, taken for something else, taken for the opposite, taken for nothing."""
    rows = [f"{'':28}{'clips':>6}" + "".join(f"{f'at {t}: right':>15}{'wrong':>8}{'opposite':>10}" for t in THRESHOLDS)]
    for group, clips in _by(heard, lambda h: h.group).items():
        cells = f"{group:28}{len(clips):6}"
        for threshold in THRESHOLDS:
            right = _share(h.right(threshold) for h in clips)
            wrong = _share(h.taken(threshold) and not h.right(threshold) for h in clips)
            opposite = sum(_is_opposite(h, threshold) for h in clips)
            cells += f"{right if clips[0].expected else '':>15}{wrong:>8}{opposite:>10}"
        rows.append(cells)
    return "\n".join(rows)


def meaning_table(heard: list[Heard]) -> str:
    """Clean synthetic phrases by meaning, and by voice at 0.5."""
    clean = [h for h in heard if h.group == "made: clean"]
    rows = [
        f"{'clean synthetic phrases':28}{'clips':>6}"
        + "".join(f"{f'at {t}: right':>15}{'wrong':>8}" for t in THRESHOLDS)
    ]
    for by in (lambda h: h.expected, lambda h: h.voice):
        for name, clips in sorted(_by(clean, by).items()):
            cells = f"{name:28}{len(clips):6}"
            for threshold in THRESHOLDS:
                wrong = _share(h.taken(threshold) and not h.right(threshold) for h in clips)
                cells += f"{_share(h.right(threshold) for h in clips):>15}{wrong:>8}"
            rows.append(cells)
    return "\n".join(rows)


def reliability_table(heard: list[Heard]) -> str:
    """How often a confidence is right: recordings of people where present, made ones else."""
    clips = [h for h in heard if h.group.startswith("people")] or heard
    rows = ["confidence      clips   right"]
    for low, high in ((0.0, 0.2), (0.2, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        chosen = [h for h in clips if h.meaning and low <= h.confidence < high]
        rows.append(
            f"{low:.1f} to {min(high, 1):.1f}{len(chosen):12}{_share(h.meaning == h.expected for h in chosen):>8}"
        )
    return "\n".join(rows)


def cost_table(heard: list[Heard]) -> str:
    """What a game by voice costs at AWS list prices, by the share settled in process."""
    answers = [h for h in heard if h.expected and h.group.split(": ")[1] in ("yes", "no", "clean")]
    people = [h for h in answers if h.group.startswith("people")]
    transcribe = max(TRANSCRIBE_LEAST_SECONDS, 3) / 60 * TRANSCRIBE_MINUTE
    rows = [
        "cost of a voice game of 22 turns at AWS list prices (Transcribe $0.024 a minute, 15 s at least; Polly neural)"
    ]
    for name, clips in (("people, yes and no", people), ("all answers", answers)):
        if clips:
            escalated = sum(not h.taken(THRESHOLDS[0]) for h in clips) / len(clips)
            cost = escalated * TURNS * transcribe
            rows.append(f"{name:28}settled in process {1 - escalated:6.1%}: ${cost:.4f} with spoken questions cached")
    everything = TURNS * (transcribe + QUESTION_CHARACTERS * POLLY_CHARACTER)
    rows.append(f"{'Transcribe and Polly for every turn':47}: ${everything:.4f}")
    return "\n".join(rows)


def plot(heard: list[Heard], path: Path) -> None:
    """Accepted answers against other sounds taken for answers, over all thresholds."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    thresholds = [n / 100 for n in range(1, 100)]
    figure, axes = pyplot.subplots(figsize=(8, 5))
    for group, clips in _by(heard, lambda h: h.group).items():
        chosen = [sum(h.right(t) if h.expected else h.taken(t) for h in clips) / len(clips) for t in thresholds]
        axes.plot(thresholds, chosen, "-" if clips[0].expected else "--", label=group)
    axes.set(xlabel="confidence", ylabel="accepted (solid: right; dashed: should not be)", ylim=(0, 1))
    for threshold in THRESHOLDS:
        axes.axvline(threshold, color="grey", linewidth=0.5)
    axes.legend(fontsize="x-small", loc="center left", bbox_to_anchor=(1, 0.5))
    figure.savefig(path, dpi=120, bbox_inches="tight")
    pyplot.close(figure)


def _by(heard: list[Heard], key) -> Mapping[str, list[Heard]]:  # type: ignore[no-untyped-def]
    groups: dict[str, list[Heard]] = {}
    for one in heard:
        groups.setdefault(key(one), []).append(one)
    return groups


def _share(outcomes: Iterable[bool]) -> str:
    chosen = list(outcomes)
    return f"{sum(chosen) / len(chosen):.1%}" if chosen else "-"


def _is_opposite(heard: Heard, threshold: float) -> bool:
    return heard.taken(threshold) and frozenset({heard.meaning, heard.expected}) in OPPOSITES
