"""What a reading process may use."""

import contextlib
import sys
from dataclasses import astuple, dataclass

if sys.platform != "win32":
    import resource

OUT_OF_MEMORY = 3
"""Exit status."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of processor and of the clock; bytes of address space; bytes of what it may write."""

    seconds: int = 60
    memory: int = 1_500_000_000
    output: int = 200_000_000

    def arguments(self) -> tuple[int, int, int]:
        """For the process's command line."""
        return astuple(self)


def confine(limits: Limits) -> None:
    """Hold this process to its limits from now on. On Windows the parent bounds its time alone."""
    if sys.platform == "win32":
        return
    for kind, most in (
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.output),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),  # no process or thread more; root is not held to it
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS does not limit address space
            resource.setrlimit(kind, (most, most))
