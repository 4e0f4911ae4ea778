"""The reading process: a file on standard input, its document or the refusal on standard output."""

import gc
import sys

import msgspec

from twentyq.documents.confinement import OUT_OF_MEMORY, Limits, confine
from twentyq.documents.document_form import to_state
from twentyq.documents.errors import DocumentError
from twentyq.documents.process import Refused
from twentyq.documents.reader import read


def main(arguments: list[str]) -> int:
    """Read one file and end."""
    gc.disable()  # the process ends before garbage matters
    confine(Limits(*map(int, arguments)))
    name, data = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=tuple[str, bytes])
    try:
        sys.stdout.buffer.write(b"D" + to_state(read(data, name)))
    except DocumentError as refusal:
        refused = Refused(refusal.code, refusal.file, refusal.reason, refusal.help, refusal.place)
        sys.stdout.buffer.write(b"E" + msgspec.msgpack.encode(refused))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
