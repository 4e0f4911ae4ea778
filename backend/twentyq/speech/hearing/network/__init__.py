"""A small network that tells yes from no and from neither, beside the decoder."""

__all__ = ["network"]
