"""One listening of pocketsphinx: what a recording means, over one grammar."""

import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.feeding import feed
from twentyq.speech.hearing.grammar import MARK, phrase_of
from twentyq.speech.hearing.lattice import BigramModel, parse_lattice, posteriors
from twentyq.speech.recording import Recording

NAME = "pocketsphinx"
NOISE_DB = 21.0
SECOND_NOISE_DB = 15.0
UNSETTLED = (0.1, 0.96)
"""Posteriors between which the recording is heard a second time under other noise, and the mean counts."""


class Take(NamedTuple):
    """P(meaning), and the best words."""

    meanings: Mapping[str, float]
    words: str


class Listener:
    """A decoder with its grammar. Safe for threads; they take turns, as decoding holds the GIL."""

    def __init__(
        self,
        dictionary: Path,
        model: Path,
        meanings: Mapping[str, str | None],
        fillers: Collection[str],
        **options: float,
    ) -> None:
        """Load the files, which may be removed then. `options` are the decoder's."""
        self._decoder = _new_decoder(dictionary, model, **options)
        self._model = BigramModel(model.read_text().splitlines())
        self._meanings = meanings
        self._fillers = fillers
        self._lock = Lock()

    def listen(self, recording: Recording) -> Take | None:
        """What the recording means; None when nobody speaks."""
        first = self._once(feed(recording, NOISE_DB))
        if first is None or not UNSETTLED[0] < max(first.meanings.values(), default=0.0) < UNSETTLED[1]:
            return first
        second = self._once(feed(recording, SECOND_NOISE_DB))
        return first._replace(meanings=_mean(first.meanings, second.meanings if second else {}))

    def _once(self, fed: bytes | None) -> Take | None:
        return None if fed is None else self.decode(fed)

    def decode(self, fed: bytes) -> Take:
        """What samples mean that were made ready by `feed`, heard once."""
        with self._lock:
            decoder = self._decoder
            decoder.reinit_feat()  # forgets the noise of the recording before
            decoder.start_utt()
            decoder.process_raw(fed, full_utt=True)
            decoder.end_utt()
            found, graph = decoder.hyp(), decoder.get_lattice()
            if found is None or graph is None:
                return Take({}, "")
            lattice = parse_lattice(_written(graph))
        found_posteriors = posteriors(lattice, self._model, self._meanings, self._fillers)
        words = " ".join(word for word in found.hypstr.split() if word.startswith(MARK))
        return Take({meaning: p for meaning, p in found_posteriors.items() if meaning}, phrase_of(words))


def _mean(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {meaning: (one.get(meaning, 0.0) + other.get(meaning, 0.0)) / 2 for meaning in {**one, **other}}


def _written(graph: Any) -> list[str]:
    """The lattice's lines; the decoder can only write it to a file."""
    with tempfile.TemporaryDirectory(prefix="twentyq-") as folder:
        path = Path(folder) / "lattice"
        graph.write(str(path))
        return path.read_text().splitlines()


def _new_decoder(dictionary: Path, model: Path, **options: float) -> Any:
    import pocketsphinx

    try:
        return pocketsphinx.Decoder(
            hmm=str(Path(pocketsphinx.get_model_path()) / "en-us" / "en-us"),
            dict=str(dictionary),
            lm=str(model),
            lw=10,
            bestpathlw=10,
            fillprob=1e-3,
            fwdflat=False,
            loglevel="FATAL",
            **options,
        )
    except (RuntimeError, ValueError) as exc:
        raise SpeechUnavailableError(NAME, "its model files are missing") from exc
