"""The Bayes guesser."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game, GameStatus
from twentyq.game.move import Ask, GiveUp, Guess
from twentyq.game.rules import answer, put, start
from twentyq.game.turn import Remark, TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.noise import NoiseModel
from twentyq.guessing.parts import binary_entropy
from twentyq.guessing.players import TablePlayer
from twentyq.guessing.policy import Policy
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.knowledge.implications import Implications

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def guesser(small_deck: Deck) -> BayesGuesser:
    return BayesGuesser(small_deck)


def new_game(seed: int = 1) -> Game:
    return start("g", "p", deck_id="small", language="en-US", seed=seed, at=NOW)


def after(*asked: tuple[str, Answer], seed: int = 1) -> Game:
    """A game in which these questions were asked and answered."""
    game = new_game(seed)
    for question, given_answer in asked:
        game = put(game, Ask(question, question), NOW)
        game = answer(game, len(game.turns), given_answer, AnswerChannel.TAP, NOW)
    return game


def after_guess(game: Game, thing: str, given_answer: Answer) -> Game:
    game = put(game, Guess(thing, thing), NOW)
    return answer(game, len(game.turns), given_answer, AnswerChannel.TAP, NOW)


def probability(guesser: BayesGuesser, game: Game, thing: str) -> float:
    row = guesser.deck.find(thing)
    assert row is not None
    return float(guesser.belief(game).probabilities[row])


def test_popular_things_are_likelier_at_first(guesser: BayesGuesser) -> None:
    assert probability(guesser, new_game(), "dog") > probability(guesser, new_game(), "bat")


def test_answers_move_belief_towards_what_fits_them(guesser: BayesGuesser) -> None:
    game = after(("animal", Answer.YES), ("flies", Answer.YES))
    assert probability(guesser, game, "eagle") > probability(guesser, new_game(), "eagle") * 3
    assert probability(guesser, game, "car") < probability(guesser, new_game(), "car")


def remarking(*remarks: tuple[str, Answer], subject: str | None = "odd") -> Game:
    """A game whose first answer, a "don't know" to what the deck does not hold, said these besides."""
    game = put(new_game(), Ask("Is it odd?", subject), NOW)
    told = tuple(Remark(question, question, given) for question, given in remarks)
    return answer(game, 1, Answer.UNKNOWN, AnswerChannel.TEXT, NOW, remarks=told)


def test_what_was_said_besides_counts_as_an_answer_that_is_trusted_less(guesser: BayesGuesser) -> None:
    at_first, told, asked = (
        probability(guesser, game, "eagle")
        for game in (new_game(), remarking(("flies", Answer.YES)), after(("flies", Answer.YES)))
    )
    assert at_first < told < asked
    assert probability(guesser, remarking(("flies", Answer.NO)), "eagle") < at_first
    assert probability(guesser, remarking(("unknown", Answer.NO)), "eagle") == at_first


def test_what_was_said_besides_counts_too_behind_a_question_of_a_models_own(guesser: BayesGuesser) -> None:
    told = (("flies", Answer.YES),)
    of_the_model, of_a_deck = (probability(guesser, remarking(*told, subject=by), "eagle") for by in (None, "odd"))
    assert of_the_model == of_a_deck


def test_what_was_said_besides_is_not_asked_nor_what_it_settles(guesser: BayesGuesser) -> None:
    open_ = guesser.askable(remarking(("mammal", Answer.YES)).turns)
    assert "flies" in open_
    assert open_.isdisjoint({"mammal", "animal"})


def test_one_wrong_answer_rules_nothing_out(guesser: BayesGuesser) -> None:
    game = after(("alive", Answer.NO), ("mammal", Answer.YES), ("pet", Answer.YES), ("animal", Answer.YES))
    best = guesser.best(guesser.belief(game), 3)
    assert "dog" in [name for name, _ in best]


def test_games_that_went_the_same_way_share_their_gains(small_deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    guesser, computed = BayesGuesser(small_deck), list[float]()
    of = guesser.gains
    monkeypatch.setattr(guesser, "gains", lambda beliefs: computed.append(beliefs.max()) or of(beliefs))
    for asked in (("flies", Answer.YES), ("flies", Answer.YES), ("flies", Answer.NO)):
        guesser.next_move(after(asked))
    assert len(computed) == 2


def test_once_moves_no_longer_vary_games_that_went_the_same_way_get_the_same_one_without_looking(
    small_deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    guesser, looks = BayesGuesser(small_deck, policy=Policy(varied_turns=1)), list[Game]()
    belief = guesser.belief
    monkeypatch.setattr(guesser, "belief", lambda game: looks.append(game) or belief(game))
    one, other = after(("flies", Answer.YES), seed=1), after(("flies", Answer.YES), seed=2)
    assert guesser.next_move(one) == guesser.next_move(other)
    assert looks == [one]
    last = replace(one, question_limit=2)
    assert isinstance(guesser.next_move(last), Guess)
    guesser.next_move(after(("flies", Answer.NO)))
    assert len(looks) == 3


def test_probably_weighs_less_than_yes_and_unknown_next_to_nothing(guesser: BayesGuesser) -> None:
    shift = {
        given_answer: probability(guesser, after(("flies", given_answer)), "eagle")
        for given_answer in (Answer.YES, Answer.PROBABLY, Answer.UNKNOWN, Answer.NO)
    }
    assert list(shift.values()) == sorted(shift.values(), reverse=True)
    assert probability(guesser, after(("flies", Answer.PROBABLY_NOT)), "eagle") < shift[Answer.UNKNOWN] / 2
    assert shift[Answer.UNKNOWN] == pytest.approx(probability(guesser, new_game(), "eagle"), rel=0.25)


def test_who_hedges_thinks_of_what_people_differ_about(guesser: BayesGuesser) -> None:
    hedged, plain = after(("flies", Answer.PROBABLY_NOT)), after(("flies", Answer.NO))

    def ratio(game: Game) -> float:  # a chicken rarely flies, a cow never
        return probability(guesser, game, "chicken") / probability(guesser, game, "cow")

    assert ratio(hedged) > 2 * ratio(plain)


def test_sometimes_favours_things_of_which_it_is_true(guesser: BayesGuesser) -> None:
    game = after(("pet", Answer.SOMETIMES))
    assert probability(guesser, game, "horse") / probability(guesser, new_game(), "horse") > probability(
        guesser, game, "cow"
    ) / probability(guesser, new_game(), "cow")


def test_a_wrong_guess_is_remembered(guesser: BayesGuesser) -> None:
    game = after_guess(new_game(), "dog", Answer.NO)
    assert probability(guesser, game, "dog") == 0
    assert probability(guesser, after_guess(new_game(), "dog", Answer.PROBABLY), "dog") > 0


def test_things_and_questions_that_the_deck_lacks_change_nothing(guesser: BayesGuesser) -> None:
    game = after_guess(after(("Is it a film?", Answer.YES)), "Eiffel Tower", Answer.NO)
    assert np.allclose(guesser.belief(game).probabilities, guesser.belief(new_game()).probabilities)


@given(seed=st.integers(0, 2**32 - 1), answers=st.lists(st.sampled_from(list(Answer)), min_size=20, max_size=20))
@settings(max_examples=60, deadline=None)
def test_no_question_is_repeated_or_already_settled_and_no_guess_repeated(
    guesser: BayesGuesser, seed: int, answers: list[Answer]
) -> None:
    implications = Implications(guesser.deck.questions)
    settled: set[str] = set()
    guessed: set[str] = set()
    game = new_game(seed)
    while game.awaits_move:
        game = put(game, guesser.next_move(game), NOW)
        turn = game.current_turn
        if turn is None:
            break
        given_answer = answers[turn.number - 1]
        if turn.kind is TurnKind.GUESS:
            assert turn.subject not in guessed
            guessed.add(turn.subject or "")
            given_answer = Answer.NO if given_answer is Answer.YES else given_answer
        else:
            assert turn.subject not in settled
            settled.add(turn.subject or "")
            if given_answer in (Answer.YES, Answer.NO):
                settled |= implications.settled_by(turn.subject or "", given_answer is Answer.YES).keys()
        game = answer(game, turn.number, given_answer, AnswerChannel.TAP, NOW)
    assert game.status is GameStatus.STUMPED


def test_the_same_game_gets_the_same_move_and_first_questions_vary_between_games(guesser: BayesGuesser) -> None:
    assert guesser.next_move(new_game(5)) == guesser.next_move(new_game(5))
    varied = BayesGuesser(guesser.deck, policy=Policy(variety=0.5))
    assert len({varied.next_move(new_game(seed)) for seed in range(40)}) > 1


def test_the_last_turn_is_a_guess(guesser: BayesGuesser) -> None:
    game = replace(new_game(), question_limit=1)
    assert isinstance(guesser.next_move(game), Guess)


def test_it_gives_up_when_nothing_is_left(guesser: BayesGuesser) -> None:
    one = replace(guesser.deck, things=guesser.deck.things[:1], table=guesser.deck.table[:1], cant=None)
    lonely = BayesGuesser(one, only=())
    move = lonely.next_move(new_game())
    assert isinstance(move, Guess)
    assert lonely.next_move(after_guess(new_game(), move.thing, Answer.NO)) == GiveUp()


def test_only_allowed_questions_are_asked(guesser: BayesGuesser) -> None:
    limited = BayesGuesser(guesser.deck, only={"wheels"})
    assert limited.next_move(new_game()) == Ask("Does it have wheels?", "wheels")


def unsure(deck: Deck, **shares: dict[str, float]) -> Deck:
    """The deck, of whose questions these shares of players cannot say, by thing; "" for every thing."""
    cant = np.full_like(deck.table, 0)
    for question, things in shares.items():
        for thing, share in things.items():
            rows = deck.find(thing) if thing else slice(None)
            cant[rows, deck.question_index[question]] = round(share * STEPS)
    return replace(deck, cant=cant)


def test_gains_agree_with_the_definition(guesser: BayesGuesser) -> None:
    """Of those who can say: H(thing) - E[H(thing | answer)], answer by answer."""
    deck = unsure(guesser.deck, heavy={"": 0.1, "Moon": 0.6, "dog": 0.3}, pet={"cow": 0.5})
    belief = guesser.belief(after(("alive", Answer.YES)))
    gains = BayesGuesser(deck, policy=Policy(senseless=1.0)).gains(belief.probabilities)
    noise = NoiseModel()
    for column in range(len(deck.questions)):
        error, cant = float(noise.errors(deck)[column]), deck.column_p_cant(column)
        joint = [
            belief.probabilities * (1 - cant) * noise.likelihood(given, deck.table[:, column], error).astype(float)
            for given in (Answer.YES, Answer.NO)
        ]
        assert gains[column] == pytest.approx(bits(sum(joint)) - sum(bits(one) for one in joint), abs=1e-4)


def bits(weights: np.ndarray) -> float:
    """The entropy of weights, times their sum."""
    p = weights[weights > 0] / weights.sum()
    return float(-(p * np.log2(p)).sum() * weights.sum())


def test_a_question_that_makes_no_sense_of_most_is_not_asked(guesser: BayesGuesser) -> None:
    limited = BayesGuesser(unsure(guesser.deck, heavy={"": 0.5}, wheels={"": 0.06}), only={"heavy", "wheels"})
    assert limited.next_move(new_game()) == Ask("Does it have wheels?", "wheels")
    clear = BayesGuesser(unsure(guesser.deck, heavy={"": 0.06}, wheels={"": 0.5}), only={"heavy", "wheels"})
    assert clear.next_move(new_game()) == Ask("Is it heavy?", "heavy")


def test_a_question_that_fewer_can_answer_tells_less(guesser: BayesGuesser) -> None:
    belief = guesser.first_belief().probabilities
    column = guesser.deck.question_index["pet"]
    policy = Policy(senseless=0.35)
    shares = [
        BayesGuesser(unsure(guesser.deck, pet={"": share}), policy=policy).gains(belief)[column]
        for share in (0.0, 0.1, 0.2, 0.3)
    ]
    assert shares == sorted(shares, reverse=True)
    assert shares[2] == pytest.approx(0.8 * shares[0], abs=1e-4)


def test_dont_know_favours_things_of_which_people_cannot_say(guesser: BayesGuesser) -> None:
    hesitant = BayesGuesser(unsure(guesser.deck, heavy={"living room": 0.6, "harbor": 0.6}))
    before, game = new_game(), after(("heavy", Answer.UNKNOWN))
    assert probability(hesitant, game, "harbor") > 1.3 * probability(hesitant, before, "harbor")
    assert probability(hesitant, after(("heavy", Answer.NO)), "harbor") < probability(hesitant, game, "harbor")


def test_where_few_differ_many_hesitate_already(guesser: BayesGuesser) -> None:
    column = guesser.deck.question_index["heavy"]
    rows, table = [guesser.deck.find(name) for name in ("dog", "cat", "car")], guesser.deck.table.copy()
    table[rows, column] = (0, 8, 100)
    torn = BayesGuesser(replace(guesser.deck, table=table, cant=None))
    before, said = new_game(), after(("heavy", Answer.UNKNOWN))
    sure, rather, half = (
        probability(torn, said, one) / probability(torn, before, one) for one in ("dog", "cat", "car")
    )
    assert 1.3 * sure < rather < half < 4 * sure


def test_a_contradicted_sure_question_weighs_more_than_a_doubtful_one(guesser: BayesGuesser) -> None:
    def contradicted(error: float) -> float:
        questions = tuple(replace(one, error=error if one.id == "animal" else 0.05) for one in guesser.deck.questions)
        doubted = BayesGuesser(replace(guesser.deck, questions=questions), NoiseModel(slip=0.0))
        return probability(doubted, after(("animal", Answer.YES)), "car")

    assert contradicted(0.02) < contradicted(0.2) / 5


@pytest.mark.parametrize("said", [Answer.YES, Answer.PROBABLY])
def test_what_a_likely_yes_implies_is_not_asked(guesser: BayesGuesser, said: Answer) -> None:
    askable = guesser.askable(after(("mammal", said)).turns)
    assert not askable & {"mammal", "animal", "alive", "plant"}
    assert askable >= {"flies", "farm"}
    assert "animal" in guesser.askable(after(("mammal", Answer.UNKNOWN)).turns)


def test_what_a_likely_no_settles_is_not_asked(guesser: BayesGuesser) -> None:
    assert "mammal" not in guesser.askable(after(("animal", Answer.PROBABLY_NOT)).turns)
    assert "alive" in guesser.askable(after(("animal", Answer.PROBABLY_NOT)).turns)


def test_games_begin_with_questions_that_are_fit_to_begin_with(guesser: BayesGuesser) -> None:
    fit = {"animal", "metal"}
    questions = tuple(replace(question, opening=question.id in fit) for question in guesser.deck.questions)
    opened = BayesGuesser(replace(guesser.deck, questions=questions), policy=Policy(opening=0.9, variety=0.9))
    firsts = {opened.next_move(new_game(seed)).question for seed in range(20)}
    assert firsts == fit
    far = BayesGuesser(replace(guesser.deck, questions=questions), policy=Policy(opening=0.0, variety=0.0))
    best = int(guesser.gains(guesser.first_belief().probabilities).argmax())
    assert far.next_move(new_game()).question == guesser.deck.questions[best].id


def test_many_beliefs_at_once_give_the_same_gains(guesser: BayesGuesser) -> None:
    beliefs = np.stack([guesser.belief(after((q, Answer.YES))).probabilities for q in ("alive", "flies", "wheels")])
    together = guesser.gains(beliefs)
    for belief, gains in zip(beliefs, together, strict=True):
        assert np.allclose(guesser.gains(belief), gains, atol=1e-4)


@given(st.floats(0, 1))
def test_binary_entropy_is_symmetric_and_at_most_one_bit(p: float) -> None:
    value, other = binary_entropy(np.array([p, 1 - p], dtype=np.float32))
    assert 0 <= value <= 1
    assert value == pytest.approx(other, abs=1e-3)


def test_worth_guessing_when_sure_at_the_end_or_when_questions_tell_little() -> None:
    policy = Policy()
    assert policy.worth_guessing(top=0.99, gain=1.0, left=15)
    assert policy.worth_guessing(top=0.01, gain=1.0, left=1)
    assert policy.worth_guessing(top=0.4, gain=0.05, left=4)
    assert not policy.worth_guessing(top=0.01, gain=1.0, left=15)


def test_every_thing_of_the_small_deck_is_named_by_its_own_answers(guesser: BayesGuesser) -> None:
    deck = guesser.deck
    players = [TablePlayer(deck, row, 0.0, np.random.default_rng(row)) for row in range(len(deck.things))]
    games = [game for batch in simulate(guesser, players, extra=0) for game in batch]
    assert [game.player.thing for game in games if game.named_in is None] == []
