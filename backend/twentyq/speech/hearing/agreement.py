"""What two listeners together make of an answer: the decoder, and the network that tells yes from no."""

from collections.abc import Iterable, Mapping
from math import exp, log

from twentyq.speech.hearing.listening import Take
from twentyq.speech.hearing.meaning import Meaning
from twentyq.speech.hearing.network.network import Impression

ALONE = 0.95
"""Share of yes or no from which the network is sure without the decoder."""
SHORT = 0.55
"""Seconds that a yes or no lasts at most, of which the network is sure: "probably not" is longer."""
PHRASE_SECONDS = 0.28
"""That phrases last at least which the network does not know."""
DECODER_WEIGHT = 0.2
"""Of the decoder's log probability, in the sum with the network's: it errs more under noise."""
MISSED = 0.03
"""Least that the decoder's probability counts as, since it misses a share of the answers."""
DISPUTED = 0.45
"""Most confidence of what the decoder contradicts: it is asked back about, not taken."""
CONTRADICTED = 0.8
"""Shares of yes and of no, in two parts of a recording, from which it holds both."""
CLEARLY = 9.0
"""How many times as likely as the opposite yes or no must be to be taken."""
PLAIN = frozenset({"oh", "yes", "yeah", "yep", "yup", "no", "nope", "nah"})
"""Words of phrases that the network knows; of others for yes and no it only tells that they are not the opposite."""
POINTS = ((0.65, 0.5), (0.9, 0.9))
"""Probabilities of yes and no, with the confidences that they are given out as."""
DECODER_POINTS = ((0.805, 0.5), (0.925, 0.9))
"""The same for the decoder's posteriors: there, people meet the benchmark's figures."""
LEAST = 1e-9
"""A probability nearer to 0 or 1 counts as that."""
YES, NO = Meaning.YES, Meaning.NO
POSITIVE, NEGATIVE = (YES, Meaning.PROBABLY), (NO, Meaning.PROBABLY_NOT)
TAKEN = 0.5
"""Confidence from which an answer is."""


def sure_alone(heard: Impression) -> Meaning | None:
    """The answer of which the network is sure."""
    if heard.seconds > SHORT:
        return None
    return YES if heard.yes >= ALONE else NO if heard.no >= ALONE else None


def agreed(take: Take, heard: Impression) -> dict[str, float]:
    """Confidence of each meaning. Where the decoder is sure of one, no other is enough to be taken."""
    yes, no, _ = pooled = _pooled(take.meanings, heard)
    found: dict[str, float] = {YES: _clear(yes, no), NO: _clear(no, yes)}
    best = max(take.meanings, key=take.meanings.__getitem__, default="")
    for meaning, posterior in take.meanings.items():
        if meaning not in (YES, NO) or (meaning == best and not PLAIN.issuperset(take.words.split())):
            confidence = _phrase(meaning, posterior, _against(meaning, pooled, heard.seconds))
            found[meaning] = confidence if heard.seconds >= PHRASE_SECONDS else min(confidence, DISPUTED)
    if calibrated(take.meanings.get(best, 0.0), DECODER_POINTS) < TAKEN:
        return found
    return {meaning: c if meaning == best else min(c, DISPUTED) for meaning, c in found.items()}


def holds_both(parts: Iterable[Impression]) -> bool:
    """Whether one part says yes and another one no: two people, or one who changed their mind."""
    heard = list(parts)
    return min(max(part.yes for part in heard), max(part.no for part in heard)) >= CONTRADICTED


def disputed(confidences: Mapping[str, float]) -> dict[str, float]:
    """Confidences of which none for or against is enough to be taken."""
    return {m: min(c, DISPUTED) if m in (*POSITIVE, *NEGATIVE) else c for m, c in confidences.items()}


def _pooled(decoded: Mapping[str, float], heard: Impression) -> tuple[float, float, float]:
    """P(yes), P(no) and P(neither) by a logarithmic pool of the two."""
    answers = decoded.get(YES, 0.0), decoded.get(NO, 0.0)
    chances, shares = (*answers, 1 - sum(answers)), (heard.yes, heard.no, heard.rest)
    weights = [max(p, MISSED) ** DECODER_WEIGHT * share for p, share in zip(chances, shares, strict=True)]
    yes, no, rest = (weight / sum(weights) for weight in weights)
    return yes, no, rest


def _clear(p: float, opposite: float) -> float:
    """Confidence of yes or no."""
    confidence = calibrated(p, POINTS)
    return confidence if p >= CLEARLY * opposite else min(confidence, DISPUTED)


def _phrase(meaning: str, posterior: float, against: float) -> float:
    """Confidence of a phrase that the network does not know."""
    confidence = calibrated(posterior, DECODER_POINTS) * (1 - against)
    clear = CLEARLY * against <= 1 or meaning not in (*POSITIVE, *NEGATIVE)
    return confidence if clear else min(confidence, DISPUTED)


def _against(meaning: str, pooled: tuple[float, float, float], seconds: float) -> float:
    """How likely the network found what a phrase cannot be; a long one may hold a yes or no of its own side."""
    yes, no, rest = pooled
    if meaning in POSITIVE and (meaning == YES or seconds > SHORT):
        return no
    if meaning in NEGATIVE and (meaning == NO or seconds > SHORT):
        return yes
    return 1 - rest


def calibrated(p: float, points: tuple[tuple[float, float], tuple[float, float]]) -> float:
    """The confidence of a probability: a line between their log odds (Platt scaling) through two points."""
    if not LEAST < p < 1 - LEAST:
        return float(p > LEAST)
    (low, low_confidence), (high, high_confidence) = points
    slope = (_log_odds(high_confidence) - _log_odds(low_confidence)) / (_log_odds(high) - _log_odds(low))
    return 1 / (1 + exp(-_log_odds(low_confidence) - slope * (_log_odds(p) - _log_odds(low))))


def _log_odds(p: float) -> float:
    return log(p / (1 - p))
