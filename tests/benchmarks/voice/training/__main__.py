"""Train the network on features made ahead: `python -m tests.benchmarks.voice.training WEIGHTS POOL...`."""

import argparse
from pathlib import Path
from time import perf_counter

import numpy as np
import torch
from torch.nn import functional

from tests.benchmarks.voice.training.augment import Floats
from tests.benchmarks.voice.training.model import ShortAnswers, exported

CLASSES, BATCH, SMOOTHING = 4, 64, 0.02
SHIFT, MASKED_BANDS, MASKED_FRAMES = 12, 6, 14
"""Of features: moved in time, and hidden, by so much at most."""


def main() -> None:
    """Train."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("weights", type=Path)
    arguments.add_argument("pools", type=Path, nargs="+")
    arguments.add_argument("--steps", type=int, default=2500)
    arguments.add_argument("--seed", type=int, default=0)
    given = arguments.parse_args()
    torch.manual_seed(given.seed)
    pools = [np.load(path) for path in given.pools]
    features = np.concatenate([pool["features"] for pool in pools])
    labels = torch.from_numpy(np.concatenate([pool["labels"] for pool in pools]))
    model = trained(features, labels, given.steps, np.random.default_rng(given.seed))
    np.savez(given.weights, **exported(model))


def trained(features: Floats, labels: torch.Tensor, steps: int, chance: np.random.Generator) -> ShortAnswers:
    """A network that has seen so many batches."""
    model = ShortAnswers(CLASSES)
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=0.03)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 5e-3, steps, pct_start=0.15)
    start, losses, right = perf_counter(), [], []
    for step in range(1, steps + 1):
        rows = np.sort(chance.choice(len(features), BATCH, replace=False))
        logits = model(torch.from_numpy(varied(features[rows].astype(np.float32), chance)))
        loss = functional.cross_entropy(logits, labels[rows], label_smoothing=SMOOTHING)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        right.append((logits.argmax(1) == labels[rows]).float().mean().item())
        if step % 100 == 0:
            loss, share = np.mean(losses[-100:]), np.mean(right[-100:])
            print(f"{step:5} loss {loss:.3f} right {share:.3f} {perf_counter() - start:.0f} s", flush=True)
    return model.eval()


def varied(batch: Floats, chance: np.random.Generator) -> Floats:
    """Features moved in time, with bands and frames hidden."""
    for one in batch:
        one[:] = np.roll(one, chance.integers(-SHIFT, SHIFT + 1), 1)
        low, early = chance.integers(0, one.shape[0]), chance.integers(0, one.shape[1])
        one[low : low + chance.integers(0, MASKED_BANDS)] = 0
        one[:, early : early + chance.integers(0, MASKED_FRAMES)] = 0
    return batch


if __name__ == "__main__":
    main()
