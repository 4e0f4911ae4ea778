"""The examples of docs/clients.md: JavaScript is run, the documents of all are checked against the schema."""

import json
import re
import subprocess
import uuid

import pytest
from graphql import build_schema, parse, validate
from infra.api import SCHEMA
from tests.deployed.amplify_player import CODE, PASSWORD
from tests.deployed.conftest import Deployment
from tests.ministack import ROOT
from tests.sound_files import encode_as

from twentyq.aws.outputs import amplify_outputs
from twentyq.speech.speaking.espeak import speak_pcm

EXAMPLES = dict(
    re.findall(r"```(js|swift|kotlin|dart)\n(.*?)```", (ROOT / "docs" / "clients.md").read_text(), re.DOTALL)
)
AMPLIFY = """
import { parseAmplifyConfig } from 'aws-amplify/utils';
const config = parseAmplifyConfig(outputs);
config.Auth.Cognito.userPoolEndpoint = '%s';
config.API.GraphQL.endpoint = '%s';
Amplify.configure(config);
"""
"""In place of `Amplify.configure(outputs)`: Cognito and AppSync stand at the emulator's address."""

SCALARS = "\n".join(f"scalar {name}" for name in ("AWSDateTime", "AWSURL", "AWSJSON"))
DIRECTIVE = "directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION"


@pytest.mark.parametrize("language", ["js", "swift", "kotlin", "dart"])
def test_the_documents_fit_the_schema(language: str) -> None:
    schema = build_schema(f"{SCALARS}\n{DIRECTIVE}\n{SCHEMA.read_text()}")
    code = EXAMPLES[language].replace("${'$'}", "$")
    quotes = {"js": "`", "swift": '"""', "kotlin": '"""', "dart": "'''"}[language]
    documents = [text for text in code.split(quotes)[1::2] if text.strip().startswith(("mutation", "subscription"))]
    assert documents
    for document in documents:
        assert validate(schema, parse(document)) == []


def test_the_javascript_example_plays_a_game_and_answers_aloud(deployment: Deployment) -> None:
    folder = ROOT / "amplify" / "node_modules" / f".twentyq-{uuid.uuid4()}"
    folder.mkdir()
    try:
        (folder / "amplify_outputs.json").write_text(json.dumps(amplify_outputs(deployment.outputs)))
        configured = AMPLIFY % (deployment.emulator.url, deployment.graphql)
        code = EXAMPLES["js"].replace("Amplify.configure(outputs);", configured)
        assert configured in code
        (folder / "example.mjs").write_text(code)
        email = f"{uuid.uuid4()}@example.com"
        (folder / "run.mjs").write_text(
            "import { readFileSync } from 'node:fs';\n"
            "import { answerAloud, join, play, start, upload } from './example.mjs';\n"
            f"await join('{email}', '{PASSWORD}', async () => '{CODE}');\n"
            "const clip = new Blob([readFileSync(new URL('no.webm', import.meta.url))], { type: 'audio/webm' });\n"
            "const { gameId } = await start();\n"
            "const { heard } = await answerAloud(gameId, 1, clip);\n"
            "const key = await upload(gameId, clip);\n"
            "console.log(JSON.stringify({ heard, key, game: await play(async () => 'NO') }));\n"
        )
        (folder / "no.webm").write_bytes(encode_as("webm", *speak_pcm("no", "en-us")))
        played = subprocess.check_output(["node", folder / "run.mjs"], text=True, stderr=subprocess.DEVNULL)
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    outcome = json.loads(played)
    assert outcome["heard"]["answer"] == "NO"
    assert outcome["key"].startswith("recordings/")
    assert outcome["game"]["status"] in ("GUESSED", "STUMPED")
