"""Records as a results file that promptfoo shows (`OutputFile` with a summary of version 3, promptfoo 0.11x)."""

from collections.abc import Sequence
from typing import Any

from twentyq.guessing.evaluation.record import Contestant, Record
from twentyq.guessing.llm.moves.prompt import SPOKEN, prompt_text

Json = dict[str, Any]


def promptfoo_results(records: Sequence[Record], name: str, timestamp: str) -> Json:
    """The file's content; things are its test cases, contestants its prompts."""
    contestants = sorted({record.contestant for record in records}, key=lambda contestant: contestant.label)
    tests = sorted({(record.thing, record.seed) for record in records})
    results = [_result(record, contestants, tests) for record in records]
    return {
        "evalId": name,
        "results": {
            "version": 3,
            "timestamp": timestamp,
            "prompts": [_prompt(contestant, records) for contestant in contestants],
            "results": results,
            "stats": {**_counts(records), "errors": 0, "tokenUsage": _tokens(records)},
        },
        "config": {"description": name, "providers": [contestant.label for contestant in contestants]},
        "shareableUrl": None,
    }


def _prompt(contestant: Contestant, records: Sequence[Record]) -> Json:
    own = [record for record in records if record.contestant == contestant]
    named = sum(record.named for record in own)
    return {
        **_prompt_text(contestant),
        "provider": contestant.label,
        "metrics": {
            "score": float(named),
            "testPassCount": named,
            "testFailCount": len(own) - named,
            "testErrorCount": 0,
            "assertPassCount": named,
            "assertFailCount": len(own) - named,
            "totalLatencyMs": 1000 * sum(sum(record.seconds) for record in own),
            "tokenUsage": _tokens(own),
            "namedScores": {"arena": sum(record.arena_score for record in own)},
            "namedScoresCount": {"arena": len(own)},
            "cost": sum(record.dollars for record in own),
        },
    }


def _result(record: Record, contestants: list[Contestant], tests: list[tuple[str, int]]) -> Json:
    transcript = "\n".join(f"{line.text} {SPOKEN[line.answer]}" for line in record.transcript)
    variables = {"thing": record.thing, "seed": str(record.seed)}
    reason = f"named in turn {record.turns}" if record.named else "not named"
    score = 1.0 if record.named else 0.0
    return {
        "promptIdx": contestants.index(record.contestant),
        "testIdx": tests.index((record.thing, record.seed)),
        "promptId": record.contestant.label,
        "provider": {"id": record.contestant.label, "label": record.contestant.label},
        "prompt": _prompt_text(record.contestant),
        "testCase": {"vars": variables},
        "vars": variables,
        "response": {"output": transcript, "tokenUsage": _tokens([record]), "cost": record.dollars},
        "success": record.named,
        "failureReason": 0 if record.named else 1,
        "score": score,
        "latencyMs": 1000 * sum(record.seconds),
        "namedScores": {"arena": record.arena_score},
        "cost": record.dollars,
        "gradingResult": {"pass": record.named, "score": score, "reason": reason},
    }


def _prompt_text(contestant: Contestant) -> Json:
    return {"raw": prompt_text(contestant.prompt) if contestant.prompt else "", "label": contestant.label}


def _counts(records: Sequence[Record]) -> Json:
    named = sum(record.named for record in records)
    return {"successes": named, "failures": len(records) - named}


def _tokens(records: Sequence[Record]) -> Json:
    prompt = sum(record.input_tokens for record in records)
    completion = sum(record.output_tokens for record in records)
    return {
        "total": prompt + completion,
        "prompt": prompt,
        "completion": completion,
        "cached": sum(record.cached_tokens for record in records),
        "numRequests": sum(len(record.seconds) for record in records),
    }
