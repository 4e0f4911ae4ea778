"""A language model to test with: a real HTTP server that speaks the OpenAI protocol and plays as it is told."""

from tests.llm_peer.server import Peer, running_peer

__all__ = ["Peer", "running_peer"]
