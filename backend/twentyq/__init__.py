"""Think of something: within twenty yes/no questions the machine names it."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Read by numpy once it is loaded. Its products here are small: threads wait for each other longer than they compute,
ten times as long on a busy machine."""
