"""A reading process that does not behave, by the name of the file."""

import os
import sys

from twentyq.documents.confinement import OUT_OF_MEMORY, Limits, confine

if __name__ == "__main__":
    confine(Limits(*map(int, sys.argv[1:])))
    asked = sys.stdin.buffer.read()
    while b"spins" in asked:
        pass
    if b"sleeps" in asked:
        sys.stdin.close()
        os.read(os.pipe()[0], 1)
    if b"grows" in asked:
        try:
            held = bytearray(10**9)
        except MemoryError:
            sys.exit(OUT_OF_MEMORY)
    if b"crashes" in asked:
        os.abort()
    if b"babbles" in asked:
        sys.stdout.buffer.write(b"Dnonsense")
    while b"floods" in asked:
        sys.stdout.buffer.write(bytes(10**6))
