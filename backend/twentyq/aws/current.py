"""The real adapters, as the settings in force want them."""

from functools import lru_cache

from twentyq.play.ports import Ports
from twentyq.settings import Settings


def ports() -> Ports:
    """Built once per process and again when the settings change."""
    from twentyq.aws.configuration import current_settings

    return _ports_of(current_settings())


@lru_cache(maxsize=1)
def _ports_of(settings: Settings) -> Ports:
    from twentyq.aws.production import production_ports

    return production_ports(settings)
