"""The dashboard: what players do, how long it takes, what fails, who heard them, what a game costs."""

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_dynamodb as dynamodb

from infra.compute import Function
from infra.making import Making
from infra.prices import (
    HEARD_BY_TRANSCRIBE,
    LAMBDA_REQUEST,
    LAMBDA_SECOND,
    POLLY_CHARACTER,
)
from twentyq.aws.observed import (
    ALLOWANCE,
    BUILDS,
    DOCUMENTS,
    ENDED,
    ERRORS,
    HEARD_BY,
    LATENCY,
    NAMESPACE,
    STEP,
    TURNS,
    UNHEARD,
    UNSPOKEN,
)
from twentyq.aws.sounds import CHARACTERS
from twentyq.documents.errors import Refusal
from twentyq.game.game import GameStatus
from twentyq.speech.hearing.listening import NAME as SPHINX
from twentyq.speech.speaking.polly import NAME as POLLY
from twentyq.speech.transcribe import NAME as TRANSCRIBE

SERVICES = ("api", "voice")
MAKERS = ("builder", "reader")
"""Of decks: no part of what a game costs."""
STEPS = ("store", "guess", SPHINX, TRANSCRIBE, "recordings", "speak", POLLY)
"""`guess` holds the language model's time, `speak` that of Polly where a sentence is new."""
ERROR_TYPES = (
    *(
        "GameNotFound",
        "GameOver",
        "TurnNotAsked",
        "TurnAlreadyAnswered",
        "NothingToUndo",
        "InvalidInput",
        "DeckNotFound",
    ),
    *("AudioUnreadable", "AudioTooLong", "RateLimited", "ServiceUnavailable", "Unauthorized", "InternalError"),
)
RECOGNIZERS = (SPHINX, TRANSCRIBE, "words")
ENDINGS = (GameStatus.GUESSED, GameStatus.STUMPED, GameStatus.ABANDONED)
PERIOD = Duration.minutes(5)


def metric(stage: str, name: str, service: str, *, statistic: str = "Sum") -> cloudwatch.Metric:
    """One of our own metrics, as backend/twentyq/aws/observed.py names them."""
    return cloudwatch.Metric(
        namespace=NAMESPACE,
        metric_name=name,
        dimensions_map={"service": service, "stage": stage},
        statistic=statistic,
        period=PERIOD,
    )


def add_widgets(
    dashboard: cloudwatch.Dashboard,
    *,
    functions: dict[str, Function],
    games: dynamodb.ITableV2,
    graphql_api_id: str,
    stage: str,
) -> None:
    """Five rows: play, time, failures, sound, cost."""
    rows = (
        _play(stage),
        _time(stage, functions),
        _failures(stage, games, graphql_api_id),
        _sound(stage),
        _cost(stage, functions),
    )
    for row in rows:
        dashboard.add_widgets(*row)


def _play(stage: str) -> list[cloudwatch.GraphWidget]:
    return [
        _graph("Turns", [metric(stage, TURNS, service) for service in SERVICES]),
        _graph(
            "Games ended",
            [metric(stage, f"{ENDED}.{status.value}", service) for status in ENDINGS for service in SERVICES],
        ),
        _graph(
            "Heard by", [metric(stage, f"{HEARD_BY}.{name}", service) for name in RECOGNIZERS for service in SERVICES]
        ),
    ]


def _time(stage: str, functions: dict[str, Function]) -> list[cloudwatch.GraphWidget]:
    return [
        _graph(
            "Latency, ms, p50 and p95",
            [metric(stage, LATENCY, s, statistic=p) for s in SERVICES for p in ("p50", "p95")],
        ),
        _graph(
            "Steps, ms, p95", [metric(stage, f"{STEP}.{step}", s, statistic="p95") for step in STEPS for s in SERVICES]
        ),
        _graph(
            "Instances", [f.function.metric("ConcurrentExecutions", statistic="Maximum") for f in functions.values()]
        ),
    ]


def _failures(stage: str, games: dynamodb.ITableV2, graphql_api_id: str) -> list[cloudwatch.GraphWidget]:
    return [
        _graph(
            "Errors by type",
            [metric(stage, f"{ERRORS}.{error}", service) for error in ERROR_TYPES for service in SERVICES],
        ),
        _graph("AppSync", [appsync(name, graphql_api_id) for name in ("4XXError", "5XXError", "ConnectServerError")]),
        _graph(
            "Table, capacity units",
            [games.metric_consumed_read_capacity_units(), games.metric_consumed_write_capacity_units()],
        ),
    ]


def _sound(stage: str) -> list[cloudwatch.GraphWidget]:
    return [
        _graph(
            "Not heard by, not allowed by the day",
            [
                *(metric(stage, f"{UNHEARD}.{name}", "voice") for name in (SPHINX, TRANSCRIBE)),
                metric(stage, f"{ALLOWANCE}.{TRANSCRIBE}", "voice"),
            ],
        ),
        _graph(
            "Sentences without sound, not allowed by the day",
            [metric(stage, name, service) for name in (UNSPOKEN, f"{ALLOWANCE}.{POLLY}") for service in SERVICES],
        ),
        _graph("Characters spoken by Polly", [metric(stage, CHARACTERS, service) for service in SERVICES]),
    ]


def _cost(stage: str, functions: dict[str, Function]) -> list[cloudwatch.GraphWidget]:
    return [
        _graph(
            "LLM tokens",
            [metric(stage, f"llm_{kind}_tokens", s) for kind in ("input", "cached", "output") for s in SERVICES],
        ),
        _graph("LLM fallbacks", [metric(stage, "llm_fallbacks", service) for service in SERVICES]),
        cloudwatch.GraphWidget(title="US dollars per game", width=8, left=[cost_per_game(stage, functions)]),
    ]


def add_making_widgets(
    dashboard: cloudwatch.Dashboard, stage: str, making: Making, functions: dict[str, Function]
) -> None:
    """A row of decks that players make."""
    reading = [functions[name].function.metric_duration(statistic="p95", period=PERIOD) for name in MAKERS]
    dashboard.add_widgets(
        _graph("Builds", [metric(stage, f"{BUILDS}.{end}", "builder") for end in ("done", "refused", "failed")]),
        _graph("Documents", [metric(stage, f"{DOCUMENTS}.{end}", "reader") for end in ("read", *Refusal)]),
        cloudwatch.GraphWidget(
            title="Decks that wait; ms of Builder and Reader, p95",
            width=8,
            left=[making.builds.metric_approximate_number_of_messages_visible(period=PERIOD)],
            right=[*reading],
        ),
    )


def cost_per_game(stage: str, functions: dict[str, Function]) -> cloudwatch.MathExpression:
    """Lambda, Transcribe, Polly and LLM at list price, over the games ended; ARCHITECTURE.md has the other parts."""
    using: dict[str, cloudwatch.IMetric] = {}
    terms = []
    for name, function in functions.items():
        if name in MAKERS:
            continue
        using[f"ms_{name}"] = function.function.metric_duration(statistic="Sum", period=PERIOD)
        using[f"calls_{name}"] = function.function.metric_invocations(period=PERIOD)
        terms.append(f"FILL(ms_{name}, 0)/1000*{LAMBDA_SECOND} + FILL(calls_{name}, 0)*{LAMBDA_REQUEST}")
    for service in SERVICES:
        for key, name, statistic, price in (
            ("transcribed", f"{STEP}.{TRANSCRIBE}", "SampleCount", HEARD_BY_TRANSCRIBE),
            ("spoken", CHARACTERS, "Sum", POLLY_CHARACTER),
            ("llm", "llm_dollars", "Sum", 1),
        ):
            using[f"{key}_{service}"] = metric(stage, name, service, statistic=statistic)
            terms.append(f"FILL({key}_{service}, 0)*{price}")
        for status in ENDINGS:
            using[f"{status.value.lower()}_{service}"] = metric(stage, f"{ENDED}.{status.value}", service)
    ended = " + ".join(f"FILL({status.value.lower()}_{service}, 0)" for status in ENDINGS for service in SERVICES)
    return cloudwatch.MathExpression(
        expression=f"({' + '.join(terms)}) / ({ended})", using_metrics=using, label="USD per game", period=PERIOD
    )


def _graph(title: str, metrics: list[cloudwatch.Metric]) -> cloudwatch.GraphWidget:
    return cloudwatch.GraphWidget(title=title, width=8, left=[*metrics])


def appsync(name: str, api_id: str) -> cloudwatch.Metric:
    """One of AppSync's own metrics."""
    return cloudwatch.Metric(
        namespace="AWS/AppSync",
        metric_name=name,
        dimensions_map={"GraphQLAPIId": api_id},
        statistic="Sum",
        period=PERIOD,
    )
