"""Loudness of speech by ITU-R BS.1770, in LUFS: decibels below full scale, as loud as people hear them."""

from twentyq.speech.synthesizer import Samples

LOUDNESS = -21.0
"""Of every sentence. Peaks of speech stand up to 20 dB above its loudness."""
PEAK = 0.97
"""Of full scale: no sample of a sentence is beyond it."""
SILENT = -60.0
KEY = "lavfi.r128.I"


def level(samples: Samples) -> Samples:
    """The samples at LOUDNESS, a little softer where their peaks would be cut; silence as it is."""
    import numpy as np

    measured = loudness(samples)
    if measured is None:
        return samples
    wave = np.frombuffer(samples.pcm, np.int16).astype(np.float32)
    most = PEAK * 32_767 / np.abs(wave).max()
    gain = min(10 ** ((LOUDNESS - measured) / 20), most)
    return Samples((wave * gain).astype("<i2").tobytes(), samples.sample_rate)


def loudness(samples: Samples) -> float | None:
    """Of what is spoken, pauses left out; None for silence. A sound of less than a second is repeated for it."""
    import av
    import numpy as np

    wave = np.frombuffer(samples.pcm, np.int16)
    if not wave.any():
        return None
    frame = av.AudioFrame.from_ndarray(
        np.resize(wave, (1, max(len(wave), samples.sample_rate))), format="s16", layout="mono"
    )
    frame.sample_rate = samples.sample_rate
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=samples.sample_rate, format="s16", layout="mono")
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    graph.push(frame)
    graph.push(None)
    measured = SILENT
    try:
        while True:
            measured = float(graph.pull().metadata.get(KEY, measured))
    except av.error.EOFError:
        return measured if measured > SILENT else None
