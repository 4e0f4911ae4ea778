"""The things an evaluation is played with, built once: decks, endpoints, judges and the cap on spending."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.evaluation.contest import Case
from twentyq.guessing.evaluation.judges import Judge
from twentyq.guessing.evaluation.record import Contestant
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.hybrid import HybridGuesser
from twentyq.guessing.llm.config import Limits, LlmConfig, Room, Usage
from twentyq.guessing.llm.endpoint import ChatEndpoint
from twentyq.guessing.llm.guesser import LlmGuesser
from twentyq.guessing.llm.ledger import Budget, Ledger, MemoryLedger
from twentyq.guessing.llm.meter import Tally, Unmetered
from twentyq.guessing.llm.moves.proposer import MoveProposer
from twentyq.guessing.llm.probe import model_problem

DAY = "day"
"""All that a run spends is on one account, whatever the date."""


class RunLedger:
    """One run's ledger: every day is the same."""

    def __init__(self, inner: Ledger) -> None:
        """Over the sums of `inner`."""
        self._inner = inner

    def spent(self, account: str) -> Usage:
        """The account's sum."""
        return self._inner.spent(DAY if account.startswith(f"{DAY}:") else account)

    def add(self, account: str, usage: Usage) -> None:
        """Add to the account."""
        self._inner.add(DAY if account.startswith(f"{DAY}:") else account, usage)

    def take(self, account: str, usage: Usage, room: Room) -> bool:
        """Add where it fits."""
        return self._inner.take(DAY if account.startswith(f"{DAY}:") else account, usage, room)


@dataclass
class EvaluationTable:
    """A deck's guesser, and endpoints made when a contestant first needs them."""

    bayes: BayesGuesser
    config: LlmConfig | None
    """Of the endpoint; its model and prompt are the contestant's."""
    judges: Callable[["EvaluationTable", Case], Judge]
    cap: float = float("inf")
    """US dollars that the run may spend."""
    ledger: Ledger = field(default_factory=lambda: RunLedger(MemoryLedger(accounts=1_000_000)))
    _endpoints: dict[tuple[str, str], ChatEndpoint] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def guesser(self, contestant: Contestant, tally: Tally) -> Guesser:
        """A guesser of its own for every game, over shared endpoints."""
        if contestant.guesser == "bayes":
            return self.bayes
        proposer = MoveProposer(self.endpoint(contestant.model, contestant.prompt), tally)
        if contestant.guesser == "llm":
            return LlmGuesser(proposer, self.bayes, tally)
        return HybridGuesser(proposer, self.bayes, tally, ahead=False)

    def judge(self, case: Case) -> Judge:
        """The player of this case."""
        return self.judges(self, case)

    def spent(self, game_id: str) -> Usage:
        """What the guesser spent on a game."""
        return self.ledger.spent(f"game:{game_id}")

    @property
    def total(self) -> Usage:
        """What the run spent, judges included."""
        return self.ledger.spent(f"{DAY}:")

    def endpoint(self, model: str, prompt: str = "") -> ChatEndpoint:
        """The endpoint for a model with a prompt, none for judges. The run has a limit, its games have none."""
        if self.config is None:
            raise ValueError("no language model is set")
        with self._lock:
            if (model, prompt) not in self._endpoints:
                config = replace(
                    self.config,
                    model=model,
                    prompt=prompt or self.config.prompt,
                    limits=Limits(game_input_tokens=float("inf"), day_dollars=self.cap),
                )
                self._endpoints[model, prompt] = ChatEndpoint(config, Budget(self.ledger, config.limits), Unmetered())
            return self._endpoints[model, prompt]

    def problem(self, contestants: Sequence[Contestant], judge_model: str = "") -> str | None:
        """What keeps a model of these contestants, or the judge, from playing; one call to each."""
        asked = [(one.model, one.prompt) for one in contestants if one.model] + (
            [(judge_model, "")] if judge_model else []
        )
        problems = (model_problem(self.endpoint(*names).config) for names in dict.fromkeys(asked))
        return next((problem for problem in problems if problem), None)

    def close(self) -> None:
        """Close the endpoints."""
        for endpoint in self._endpoints.values():
            endpoint.close()
