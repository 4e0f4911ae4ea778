"""The network as it is trained; `exported` gives the arrays that twentyq.speech.hearing.network reads."""

import numpy as np
import torch
from torch import nn

from twentyq.speech.hearing.network.features import BANDS

PLANES = (12, 24, 32)
WIDTH = 64
DILATIONS = (1, 2, 4, 1)


class ShortAnswers(nn.Module):
    """Convolutions over bands and time, then over time, then attention: of any length, one row of classes."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        first, second, third = PLANES
        self.planes = nn.ModuleList(
            [
                nn.Conv2d(1, first, 5, (2, 2), 2, bias=False),
                nn.Conv2d(first, second, 3, (2, 2), 1, bias=False),
                nn.Conv2d(second, third, 3, (2, 1), 1, bias=False),
            ]
        )
        self.plane_norms = nn.ModuleList([nn.BatchNorm2d(n) for n in PLANES])
        self.mix = nn.Conv1d(third * BANDS // 8, WIDTH, 1, bias=False)
        self.mix_norm = nn.BatchNorm1d(WIDTH)
        self.times = nn.ModuleList(
            [nn.Conv1d(WIDTH, WIDTH, 5, padding=2 * d, dilation=d, bias=False) for d in DILATIONS]
        )
        self.time_norms = nn.ModuleList([nn.BatchNorm1d(WIDTH) for _ in DILATIONS])
        self.attention = nn.Conv1d(WIDTH, 1, 1)
        self.drop = nn.Dropout(0.25)
        self.out = nn.Linear(2 * WIDTH, classes)

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        x = features[:, None]
        for conv, norm in zip(self.planes, self.plane_norms, strict=True):
            x = torch.relu(norm(conv(x)))
        x = torch.relu(self.mix_norm(self.mix(x.flatten(1, 2))))
        for conv, norm in zip(self.times, self.time_norms, strict=True):
            x = x + torch.relu(norm(conv(x)))
        weights = torch.softmax(self.attention(x), 2)
        pooled = torch.cat([(x * weights).sum(2), x.amax(2)], 1)
        return self.out(self.drop(pooled))


def exported(model: ShortAnswers) -> "dict[str, np.ndarray]":  # type: ignore[type-arg]
    """Weights with the normalisations folded in, in half precision."""
    arrays: dict[str, np.ndarray] = {}  # type: ignore[type-arg]
    pairs = [*zip(model.planes, model.plane_norms, strict=True), (model.mix, model.mix_norm)]
    pairs += list(zip(model.times, model.time_norms, strict=True))
    for place, (conv, norm) in enumerate(pairs):
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        shape = (-1, *[1] * (conv.weight.dim() - 1))
        arrays[f"w{place}"] = (conv.weight * scale.view(shape)).detach().numpy()
        arrays[f"b{place}"] = (norm.bias - norm.running_mean * scale).detach().numpy()
    for name, layer in (("attention", model.attention), ("out", model.out)):
        arrays[f"{name}_w"], arrays[f"{name}_b"] = layer.weight.detach().numpy(), layer.bias.detach().numpy()
    return {name: array.astype(np.float16) for name, array in arrays.items()}
