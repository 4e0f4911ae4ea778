"""The one stack: every construct, and what it grants to whom."""

from dataclasses import dataclass
from pathlib import Path

from aws_cdk import CfnOutput, Duration, Stack, Tags
from constructs import Construct

from infra import grants
from infra.api import Api
from infra.canary.construct import Canary
from infra.compute import LEARNING_MEMORY, MEMORY, Function
from infra.data import Data
from infra.erasure import Erasure
from infra.evidence import Evidence
from infra.firewall import Firewall
from infra.hosting import Hosting
from infra.identity import Identity
from infra.learning import Learning
from infra.making import BUILDING, READING, Making
from infra.operations import Operations
from infra.parameters import Parameters
from infra.stage import Stage
from infra.storage import Storage
from infra.trial.construct import Trial
from twentyq.aws.outputs import (
    CLIENT,
    GAMES_TABLE,
    POOL,
    REGION,
    SETTINGS,
    SPEECH_BUCKET,
    URL,
    VERSIONS_BUCKET,
    amplify_outputs,
)

LONGEST = Duration.seconds(28)
"""Of a field: AppSync waits for thirty. A turn is given less (twentyq.aws.appsync)."""


@dataclass(frozen=True)
class Archives:
    """The bundles' zip files."""

    api: Path
    voice: Path
    learn: Path
    read: Path


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
        self.canary_name = f"twentyq-{stage.name}"
        self.identity = Identity(self, stage)
        self.data = Data(self, stage)
        self.storage = Storage(self, stage)
        self.parameters = Parameters(self, stage)
        self.evidence = Evidence(self, stage, self.storage.evidence)
        self.making = Making(self, stage, documents=self.storage.documents)
        self.functions = self._functions()
        self.making.build_with(self.functions["builder"], self.functions["reader"])
        self._grant(self.functions)
        self.trials = self._trials()
        self.api = Api(
            self,
            stage,
            pool=self.identity.pool,
            api=self.functions["api"].alias,
            voice=self.functions["voice"].alias,
        )
        self.erasure = Erasure(self, eraser=self.functions["eraser"].alias)
        self.learning = Learning(
            self, games=self.data.games, recorder=self.functions["recorder"], learner=self.functions["learner"]
        )
        Firewall(self, stage, api=self.api.graphql, pool=self.identity.pool)
        canary = self._canary() if stage.keeps_data else None
        self.canary_role = canary.role if canary else None
        self.operations = self._operations(canary)
        self.hosting = self._hosting()
        Tags.of(self).add("application", "twentyq")
        Tags.of(self).add("stage", stage.name)

    def _operations(self, canary: Canary | None) -> Operations:
        return Operations(
            self,
            self.stage,
            functions=self.functions,
            games=self.data.games,
            failed_erasures=self.erasure.failed,
            failed_records=self.learning.failed,
            failed_lessons=self.learning.unlearned,
            making=self.making,
            graphql_api_id=self.api.graphql.api_id,
            canary=canary.success if canary else None,
        )

    def _hosting(self) -> Hosting:
        """The client, told where everything is, as the stack's outputs tell operators."""
        outputs = {
            URL: self.api.graphql.graphql_url,
            POOL: self.identity.pool.user_pool_id,
            CLIENT: self.identity.client.user_pool_client_id,
            REGION: self.region,
        }
        hosting = Hosting(self, self.stage, outputs=amplify_outputs(outputs))
        others = {
            SPEECH_BUCKET: self.storage.speech.bucket_name,
            VERSIONS_BUCKET: self.storage.versions.bucket_name,
            SETTINGS: self.parameters.settings,
            GAMES_TABLE: self.data.games.table_name,
            "CanaryClientId": self.identity.canary.user_pool_client_id,
        }
        for name, value in {**outputs, **others}.items():
            CfnOutput(self, name, value=value)
        return hosting

    def _trials(self) -> dict[Function, Trial]:
        """What the function of speech may not do, begin games and forget players, the one in use does for its trial."""
        api, voice = self.functions["api"], self.functions["voice"]
        return {
            function: Trial(
                self,
                function.node.id.replace("Function", "Trial"),
                stage=self.stage,
                version=function.function.current_version,
                games=games,
                deployment=function.deployment,
            )
            for function, games in ((api, api.function.current_version), (voice, api.alias))
            if function.deployment
        }

    def _canary(self) -> Canary:
        return Canary(
            self,
            name=self.canary_name,
            pool=self.identity.pool,
            client=self.identity.canary,
            url=self.api.graphql.graphql_url,
            reports=self.storage.logs,
        )

    def _functions(self) -> dict[str, Function]:
        making = {
            "TWENTYQ_DOCUMENTS_BUCKET": self.storage.documents.bucket_name,
            "TWENTYQ_BUILDS_QUEUE": self.making.builds.queue_url,
            "TWENTYQ_VERSIONS_BUCKET": self.storage.versions.bucket_name,
        }
        model = {"LLM_KEY_SECRET": self.parameters.llm_key.secret_arn}
        playing = {
            "TWENTYQ_SPEECH_BUCKET": self.storage.speech.bucket_name,
            "TWENTYQ_POLLY_REGION": self.region,
            "TWENTYQ_TRANSCRIBE_REGION": self.region,
            **model,
            **making,
        }
        recording = {
            "TWENTYQ_VERSIONS_BUCKET": self.storage.versions.bucket_name,
            "EVIDENCE_BUCKET": self.storage.evidence.bucket_name,
            "EVIDENCE_STREAM": self.evidence.stream.ref,
            "PSEUDONYMS_SECRET": self.evidence.pseudonyms.secret_arn,
        }
        learning = {
            "TWENTYQ_VERSIONS_BUCKET": self.storage.versions.bucket_name,
            "EVIDENCE_BUCKET": self.storage.evidence.bucket_name,
            "EVIDENCE_DATABASE": self.evidence.database,
            "EVIDENCE_WORKGROUP": self.evidence.workgroup.name,
        }
        stage, api, turn = self.stage, self.archives.api, Duration.seconds(15)
        return {
            "api": self._function("Api", api, "function", LONGEST, stage.api_concurrency, playing),
            "voice": self._function("Voice", self.archives.voice, "voice", turn, stage.voice_concurrency, playing),
            "eraser": self._function("Eraser", api, "erasure", Duration.minutes(2), stage.eraser_concurrency, making),
            "builder": self._function("Builder", api, "builder", BUILDING, None, making | model),
            "reader": self._reader(),
            "recorder": self._function("Recorder", api, "recorder", Duration.minutes(2), None, recording),
            "learner": self._function(
                "Learner",
                self.archives.learn,
                "learner",
                Duration.minutes(15),
                1 if stage.keeps_data else None,
                learning,
                memory=LEARNING_MEMORY,
            ),
        }

    def _grant(self, functions: dict[str, Function]) -> None:
        for function in functions.values():
            grants.traces(function.role)
        for name in ("api", "voice", "builder"):
            grants.read_settings(functions[name].role, self.parameters)
        grants.record(functions["recorder"].role, self.data.games, self.evidence)
        grants.learn(functions["learner"].role, self.evidence, self.storage.versions)
        for name in ("api", "voice", "recorder", "learner"):
            grants.read_versions(functions[name].role, self.storage.versions)
        for name in ("api", "eraser"):
            grants.forget(functions[name].role, self.data.games, self.storage.recordings)
            grants.forget_decks(functions[name].role, self.data.games, self.storage.documents, self.storage.versions)
        grants.start(functions["api"].role, self.data.games)
        grants.make_decks(
            functions["api"].role,
            self.data.games,
            self.storage.documents,
            self.storage.versions,
            self.making.builds,
        )
        grants.build_decks(functions["builder"].role, self.data.games, self.making, functions["reader"].alias)
        for name in ("api", "voice"):
            grants.play(functions[name].role, self.data.games)
            grants.speak(functions[name].role, self.storage.speech)
        for name in ("api", "voice", "builder"):
            grants.read_key(functions[name].role, self.parameters)
        grants.take_along(functions["api"].role, self.storage.recordings)
        grants.hear(functions["voice"].role, self.storage.recordings)

    def _reader(self) -> Function:
        """Of all functions the one that is told of no table: what it may, it is handed with each document."""
        own = {"POWERTOOLS_SERVICE_NAME": "reader", "STAGE": self.stage.name}
        return Function(
            self,
            "ReaderFunction",
            self.stage,
            archive=self.archives.read,
            handler="twentyq.aws.reader.handler",
            timeout=READING,
            reserved=None,
            environment={**own, "TWENTYQ_DOCUMENTS_BUCKET": self.storage.documents.bucket_name},
        )

    def _function(
        self,
        name: str,
        archive: Path,
        module: str,
        timeout: Duration,
        reserved: int | None,
        environment: dict[str, str],
        memory: int = MEMORY,
    ) -> Function:
        everywhere = {
            "TWENTYQ_GAMES_TABLE": self.data.games.table_name,
            "TWENTYQ_RECORDINGS_BUCKET": self.storage.recordings.bucket_name,
            "SETTINGS_PROFILE": self.parameters.settings,
            "STAGE": self.stage.name,
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
            memory=memory,
            environment={"POWERTOOLS_SERVICE_NAME": name.lower(), **everywhere, **environment},
        )
