"""What differs between the stages."""

from dataclasses import dataclass

from aws_cdk import RemovalPolicy


@dataclass(frozen=True)
class Stage:
    """The settings of one deployment."""

    name: str
    keeps_data: bool
    """Data outlive the stack, which itself is protected from deletion."""
    log_days: int
    api_concurrency: int | None
    """Function instances reserved, and thereby bounded; see ARCHITECTURE.md for what they carry."""
    voice_concurrency: int | None
    eraser_concurrency: int | None
    builds_at_once: int
    requests_per_address: int
    """Per five minutes, by the firewall; a game by taps makes about 25."""
    monthly_budget: int
    """US dollars."""
    threat_protection: bool
    """Cognito's Plus plan: leaked passwords are refused at sign-up and when changed (SRP never shows one at sign-in),
    risky sign-ins need the second factor. Costs per active player."""
    gradual_deployment: bool
    """New code gets a tenth of the traffic for five minutes, and goes back by itself when an alarm fires."""
    mails_itself: bool
    """Sign-up codes go out by SES from a domain of one's own; without it Cognito sends 50 a day."""

    @property
    def removal_policy(self) -> RemovalPolicy:
        """Data outlive the stack, unless its very first deployment fails."""
        return RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE if self.keeps_data else RemovalPolicy.DESTROY


DEV = Stage(
    name="dev",
    keeps_data=False,
    log_days=7,
    api_concurrency=None,
    voice_concurrency=None,
    eraser_concurrency=None,
    builds_at_once=2,
    requests_per_address=1_000,
    monthly_budget=25,
    threat_protection=False,
    gradual_deployment=False,
    mails_itself=False,
)

PROD = Stage(
    name="prod",
    keeps_data=True,
    log_days=90,
    api_concurrency=200,
    voice_concurrency=100,
    eraser_concurrency=2,
    builds_at_once=10,
    requests_per_address=2_000,
    monthly_budget=500,
    threat_protection=True,
    gradual_deployment=True,
    mails_itself=True,
)

STAGES = {stage.name: stage for stage in (DEV, PROD)}
