"""Findings of cdk-nag that stand, each with its reason. Any other fails the synthesis."""

from typing import cast

from aws_cdk import Acknowledgment, CfnElement, Validations
from aws_cdk import aws_iam as iam
from constructs import IConstruct

from infra.canary.construct import PREFIX, log_groups
from infra.evidence import ANSWERS, ERASED, FACTS, FAILED, REPORTS
from infra.grants import DRAFTS, OWN_DECKS
from infra.making import FILES
from infra.malware import RULES
from infra.stack import TwentyqStack
from infra.storage import RESULTS
from twentyq.storage.aws.deck_files import INCOMING

SERVICE_HAS_NO_RESOURCES = (
    "X-Ray's segments, Polly's voices, Transcribe's streams and lists of DynamoDB's streams have no ARNs: these "
    "actions take no other resource"
)
DEPLOYMENT_POLICY = "arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited"


def acknowledge(stack: TwentyqStack) -> None:
    """Note the reasons on the constructs they are about."""
    _note(stack.identity.pool, "COG2", "a game must be open to players without a second factor; they may turn it on")
    if not stack.stage.threat_protection:
        _note(stack.identity.pool, "COG8", "development uses the plan that costs nothing")
    _note(
        stack.api.graphql,
        "ASC3",
        "fields are logged at level ERROR; verbose content stays out because it holds tokens and players' words",
    )
    for written in (stack.api.LOG_GROUPS, f"{stack.api.LOG_GROUPS}:*"):
        reason = "the log group's name holds the API's id, which is made after the role; only AppSync may assume it"
        _note(stack.api.log_role, f"IAM5[Resource::{written}]", reason)
    _note(stack.parameters.llm_key, "SMG4", "the key is the provider's: a person rotates it there, then stores it here")
    _note(stack.erasure.failed, "SQS3", "this is the dead-letter queue of an EventBridge rule")
    _note(stack.learning.failed, "SQS3", "this is the dead-letter queue of the stream of finished games")
    _note(stack.making.failed, "SQS3", "this is the dead-letter queue of decks to be built")
    _note_making(stack)
    _note(stack.evidence.pseudonyms, "SMG4", "another value makes all players new ones: only a leak is a reason for it")
    _note(stack.learning.unlearned, "SQS3", "this is the dead-letter queue of the weekly run")
    for folder in (ANSWERS, FAILED):
        written = f"IAM5[Resource::<{_logical_id(stack, stack.storage.evidence)}.Arn>/{folder}/*]"
        _note(stack.evidence.stream_role, written, "files of the stream, each under a name of its own")
    if stack.canary_role:
        _note_canary(stack, stack.canary_role)
    _note_functions(stack)


def _note_canary(stack: TwentyqStack, role: iam.Role) -> None:
    _note(role, "IAM5[Resource::*]", "metrics have no ARNs: the namespace is the condition")
    reports = f"IAM5[Resource::<{_logical_id(stack, stack.storage.logs)}.Arn>/{PREFIX}/*]"
    _note(role, reports, "reports of the canary, each under a name of its own")
    for group in log_groups(stack.canary_name):
        account = "arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>"
        _note(role, f"IAM5[Resource::{account}:{group}]", "Synthetics names the canary's log group after its id")


def _note_making(stack: TwentyqStack) -> None:
    documents = _logical_id(stack, stack.storage.documents)
    for files in (FILES, f"{INCOMING}{FILES}"):
        bounds = "a session policy narrows it to the files of one deck; nobody has more than a session"
        _note(stack.making.files_role, f"IAM5[Resource::<{documents}.Arn>/{files}]", bounds)
    uploads = f"IAM5[Resource::<{documents}.Arn>/{INCOMING}*]"
    _note(stack.making.scan.role, uploads, "GuardDuty scans and tags every upload")
    rules = f"IAM5[Resource::arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:{RULES}]"
    _note(stack.making.scan.role, rules, "GuardDuty names its own rules of EventBridge, by which uploads reach it")


def _note_functions(stack: TwentyqStack) -> None:
    for function in stack.functions.values():
        _note(function.function, "L1", "python3.13: not every locked wheel exists for the newest runtime yet")
        _note(function.role, "IAM5[Resource::*]", SERVICE_HAS_NO_RESOURCES)
        for bucket in (stack.storage.recordings, stack.storage.speech):
            objects = f"IAM5[Resource::<{_logical_id(stack, bucket)}.Arn>/*]"
            _note(function.role, objects, "every object of this bucket is a sound that the function reads or removes")
        evidence = (ANSWERS, ERASED, FACTS, REPORTS, RESULTS.rstrip("/"))
        places = [
            *((stack.storage.versions, files) for files in ("decks/*", OWN_DECKS)),
            *((stack.storage.evidence, f"{folder}/*") for folder in evidence),
            *((stack.storage.documents, files) for files in (FILES, f"{INCOMING}{FILES}", DRAFTS)),
        ]
        for bucket, files in places:
            objects = f"IAM5[Resource::<{_logical_id(stack, bucket)}.Arn>/{files}]"
            _note(function.role, objects, "every object there is one that the function reads or writes")
        if deployment := function.node.try_find_child("Deployment"):
            _note(deployment, f"IAM4[Policy::{DEPLOYMENT_POLICY}]", "CodeDeploy's own policy, limited to Lambda")
    for function, trial in stack.trials.items():
        _note(trial.role, "IAM5[Resource::*]", SERVICE_HAS_NO_RESOURCES)
        _note(trial.hook, "L1", "python3.13, as the functions that it plays on")
        versions = f"IAM5[Resource::<{_logical_id(stack, trial.hook)}.Arn>:*]"
        _note(function.node.find_child("Deployment"), versions, "versions of the hook, which CodeDeploy calls")


def _note(construct: IConstruct, finding: str, reason: str) -> None:
    acknowledgment = Acknowledgment(id=f"AwsSolutions::AwsSolutions-{finding}", reason=reason)
    Validations.of(construct).acknowledge(acknowledgment)


def _logical_id(stack: TwentyqStack, made: IConstruct) -> str:
    return stack.get_logical_id(cast("CfnElement", made.node.default_child))
