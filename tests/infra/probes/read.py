"""Uses what the Reader uses, from the unpacked bundle that is the first argument."""

import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])


from twentyq.aws.reader import COMMAND, handler
from twentyq.documents.formats.parsers import _PARSERS, parser
from twentyq.documents.process import ProcessReader
from twentyq.storage.aws import client

for service in ("s3", "sts"):
    client(service, region_name="eu-west-1")
assert handler
assert [parser(kind) for kind in _PARSERS]
documents = Path(__file__).parents[2] / "documents"
for name in ("birds.pdf", "planets.xlsx", "cheeses.docx", "products.html", "products.md", "cheeses.csv"):
    assert ProcessReader(command=(*COMMAND[:1], "-S", *COMMAND[1:])).read((documents / name).read_bytes(), name).text
assert not {"av", "openai", "pocketsphinx"} & set(sys.modules)
