"""The one stack: every construct, and what it grants to whom."""

from dataclasses import dataclass
from pathlib import Path

from aws_cdk import CfnOutput, Duration, Stack, Tags
from constructs import Construct

from infra import grants
from infra.api import Api
from infra.compute import Function
from infra.data import Data
from infra.erasure import Erasure
from infra.firewall import Firewall
from infra.hosting import Hosting
from infra.identity import Identity
from infra.operations import Operations
from infra.parameters import Parameters
from infra.stage import Stage
from infra.storage import Storage
from twentyq.aws.outputs import CLIENT, POOL, REGION, SETTINGS, SPEECH_BUCKET, URL, amplify_outputs


@dataclass(frozen=True)
class Archives:
    """The bundles' zip files."""

    api: Path
    voice: Path


class TwentyqStack(Stack):
    """Twentyq on AWS, in one stage."""

    def __init__(self, scope: Construct, stage: Stage, archives: Archives) -> None:
        """Data and identity first; then the functions over them; then what stands before and around."""
        super().__init__(
            scope,
            f"Twentyq-{stage.name}",
            description=f"Twentyq, stage {stage.name}",
            termination_protection=stage.keeps_data,
        )
        self.stage, self.archives = stage, archives
        self.identity = Identity(self, stage)
        self.data = Data(self, stage)
        self.storage = Storage(self, stage)
        self.parameters = Parameters(self, stage)
        self.functions = self._functions()
        self.api = Api(
            self,
            stage,
            pool=self.identity.pool,
            api=self.functions["api"].alias,
            voice=self.functions["voice"].alias,
        )
        self.erasure = Erasure(self, eraser=self.functions["eraser"].alias)
        Firewall(self, stage, api=self.api.graphql)
        Operations(
            self,
            stage,
            functions=self.functions,
            games=self.data.games,
            failed_erasures=self.erasure.failed,
            graphql_api_id=self.api.graphql.api_id,
        )
        outputs = {
            URL: self.api.graphql.graphql_url,
            POOL: self.identity.pool.user_pool_id,
            CLIENT: self.identity.client.user_pool_client_id,
            REGION: self.region,
        }
        self.hosting = Hosting(self, stage, outputs=amplify_outputs(outputs))
        others = {
            SPEECH_BUCKET: self.storage.speech.bucket_name,
            SETTINGS: self.parameters.settings.parameter_name,
            "GamesTable": self.data.games.table_name,
        }
        for name, value in {**outputs, **others}.items():
            CfnOutput(self, name, value=value)
        Tags.of(self).add("application", "twentyq")
        Tags.of(self).add("stage", stage.name)

    def _functions(self) -> dict[str, Function]:
        playing = {
            "TWENTYQ_SPEECH_BUCKET": self.storage.speech.bucket_name,
            "TWENTYQ_POLLY_REGION": self.region,
            "LLM_KEY_SECRET": self.parameters.llm_key.secret_arn,
        }
        hearing = {"TWENTYQ_TRANSCRIBE_REGION": self.region}
        stage, api, turn = self.stage, self.archives.api, Duration.seconds(15)
        functions = {
            "api": self._function("Api", api, "function", turn, stage.api_concurrency, playing),
            "voice": self._function(
                "Voice", self.archives.voice, "voice", turn, stage.voice_concurrency, playing | hearing
            ),
            "eraser": self._function("Eraser", api, "erasure", Duration.minutes(2), 2, {}),
        }
        for function in functions.values():
            grants.games(function.role, self.data.games)
            grants.read_settings(function.role, self.parameters)
            grants.traces(function.role)
            grants.erase(function.role, self.storage.recordings)
        for name in ("api", "voice"):
            grants.speak(functions[name].role, self.storage.speech)
            grants.read_key(functions[name].role, self.parameters)
        grants.take_along(functions["api"].role, self.storage.recordings)
        grants.hear(functions["voice"].role, self.storage.recordings)
        return functions

    def _function(
        self, name: str, archive: Path, module: str, timeout: Duration, reserved: int, environment: dict[str, str]
    ) -> Function:
        everywhere = {
            "TWENTYQ_GAMES_TABLE": self.data.games.table_name,
            "TWENTYQ_RECORDINGS_BUCKET": self.storage.recordings.bucket_name,
            "SETTINGS_PARAMETER": self.parameters.settings.parameter_name,
            "TWENTYQ_LLM_AHEAD": "false",  # a function sleeps between requests
            "OPENBLAS_NUM_THREADS": "1",  # it has one processor, which threads would only take turns on
        }
        return Function(
            self,
            name + "Function",
            self.stage,
            archive=archive,
            handler=f"twentyq.aws.{module}.handler",
            timeout=timeout,
            reserved=reserved,
            environment={"POWERTOOLS_SERVICE_NAME": name.lower(), **everywhere, **environment},
        )
