"""A person's words -> what they mean, per language; and what the machine says when they mean no answer."""

from twentyq.understanding.intent import Aside, Intent, Understood
from twentyq.understanding.remarks import remarked
from twentyq.understanding.second_opinion import Classifier, Known, understand_with
from twentyq.understanding.understand import understand

__all__ = ["Aside", "Classifier", "Intent", "Known", "Understood", "lines", "remarked", "understand", "understand_with"]
