"""The dashboard: what players do, how long it takes, what fails, who heard them, what a game costs."""

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_dynamodb as dynamodb

from infra.compute import Function
from infra.prices import (
    HEARD_BY_TRANSCRIBE,
    LAMBDA_REQUEST,
    LAMBDA_SECOND,
    POLLY_CHARACTER,
)
from twentyq.game import GameStatus

NAMESPACE = "Twentyq"
SERVICES = ("api", "voice")
STEPS = ("store", "guess", "decode", "hear", "speak", "llm")
ERRORS = (
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
RECOGNIZERS = ("pocketsphinx", "transcribe", "words")
ENDED = (GameStatus.GUESSED, GameStatus.STUMPED, GameStatus.ABANDONED)
PERIOD = Duration.minutes(5)


def metric(name: str, service: str, *, statistic: str = "Sum") -> cloudwatch.Metric:
    """One of our own metrics, as backend/twentyq/aws/observed.py names them."""
    return cloudwatch.Metric(
        namespace=NAMESPACE,
        metric_name=name,
        dimensions_map={"service": service},
        statistic=statistic,
        period=PERIOD,
    )


def add_widgets(
    dashboard: cloudwatch.Dashboard,
    *,
    functions: dict[str, Function],
    games: dynamodb.ITableV2,
    graphql_api_id: str,
) -> None:
    """Four rows: play, time, failures, cost."""
    dashboard.add_widgets(
        _graph("Turns", [metric("Turns", service) for service in SERVICES]),
        _graph("Games ended", [metric(f"Ended.{status.value}", service) for status in ENDED for service in SERVICES]),
        _graph("Heard by", [metric(f"HeardBy.{name}", service) for name in RECOGNIZERS for service in SERVICES]),
    )
    dashboard.add_widgets(
        _graph(
            "Latency, ms, p50 and p95", [metric("Latency", s, statistic=p) for s in SERVICES for p in ("p50", "p95")]
        ),
        _graph("Steps, ms, p95", [metric(f"Step.{step}", s, statistic="p95") for step in STEPS for s in SERVICES]),
        _graph(
            "Instances", [f.function.metric("ConcurrentExecutions", statistic="Maximum") for f in functions.values()]
        ),
    )
    dashboard.add_widgets(
        _graph("Errors by type", [metric(f"Errors.{error}", service) for error in ERRORS for service in SERVICES]),
        _graph("AppSync", [_appsync(name, graphql_api_id) for name in ("4XXError", "5XXError", "ConnectServerError")]),
        _graph(
            "Table, capacity units",
            [games.metric_consumed_read_capacity_units(), games.metric_consumed_write_capacity_units()],
        ),
    )
    dashboard.add_widgets(
        _graph(
            "LLM tokens", [metric(f"llm_{kind}_tokens", s) for kind in ("input", "cached", "output") for s in SERVICES]
        ),
        _graph("LLM fallbacks", [metric("llm_fallbacks", service) for service in SERVICES]),
        cloudwatch.GraphWidget(title="US dollars per game", width=8, left=[cost_per_game(functions)]),
    )


def cost_per_game(functions: dict[str, Function]) -> cloudwatch.MathExpression:
    """Lambda, Transcribe, Polly and LLM at list price, over the games ended; ARCHITECTURE.md has the other parts."""
    using: dict[str, cloudwatch.IMetric] = {}
    terms = []
    for name, function in functions.items():
        using[f"ms_{name}"] = function.function.metric_duration(statistic="Sum", period=PERIOD)
        using[f"calls_{name}"] = function.function.metric_invocations(period=PERIOD)
        terms.append(f"ms_{name}/1000*{LAMBDA_SECOND} + calls_{name}*{LAMBDA_REQUEST}")
    for service in SERVICES:
        for key, name, price in (
            ("transcribed", "HeardBy.transcribe", HEARD_BY_TRANSCRIBE),
            ("spoken", "Spoken.characters", POLLY_CHARACTER),
            ("llm", "llm_dollars", 1),
        ):
            using[f"{key}_{service}"] = metric(name, service)
            terms.append(f"FILL({key}_{service}, 0)*{price}")
        for status in ENDED:
            using[f"{status.value.lower()}_{service}"] = metric(f"Ended.{status.value}", service)
    ended = " + ".join(f"FILL({status.value.lower()}_{service}, 0)" for status in ENDED for service in SERVICES)
    return cloudwatch.MathExpression(
        expression=f"({' + '.join(terms)}) / ({ended})", using_metrics=using, label="USD per game", period=PERIOD
    )


def _graph(title: str, metrics: list[cloudwatch.Metric]) -> cloudwatch.GraphWidget:
    return cloudwatch.GraphWidget(title=title, width=8, left=[*metrics])


def _appsync(name: str, api_id: str) -> cloudwatch.Metric:
    return cloudwatch.Metric(
        namespace="AWS/AppSync",
        metric_name=name,
        dimensions_map={"GraphQLAPIId": api_id},
        statistic="Sum",
        period=PERIOD,
    )
