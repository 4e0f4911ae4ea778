"""What differs between the stages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """The settings of one deployment."""

    name: str
    keeps_data: bool
    """Data outlive the stack, which itself is protected from deletion."""
    log_days: int
    api_concurrency: int
    """Function instances reserved, and thereby bounded; see ARCHITECTURE.md for what they carry."""
    voice_concurrency: int
    requests_per_address: int
    """Per five minutes, by the firewall; a game by taps makes about 25."""
    monthly_budget: int
    """US dollars."""
    threat_protection: bool
    """Cognito's Plus plan: compromised passwords and risky sign-ins are refused. Costs per active player."""
    gradual_deployment: bool
    """New code gets a tenth of the traffic for five minutes, and goes back by itself when an alarm fires."""


DEV = Stage(
    name="dev",
    keeps_data=False,
    log_days=7,
    api_concurrency=10,
    voice_concurrency=5,
    requests_per_address=1_000,
    monthly_budget=25,
    threat_protection=False,
    gradual_deployment=False,
)

PROD = Stage(
    name="prod",
    keeps_data=True,
    log_days=90,
    api_concurrency=200,
    voice_concurrency=100,
    requests_per_address=2_000,
    monthly_budget=500,
    threat_protection=True,
    gradual_deployment=True,
)

STAGES = {stage.name: stage for stage in (DEV, PROD)}
