"""Which files of the installed packages a function needs at run time."""

import re
from pathlib import PurePosixPath

AWS_SERVICES = ("appconfigdata", "dynamodb", "firehose", "lambda", "polly", "s3", "secretsmanager", "sqs", "sts")
"""The only services whose models the bundles carry of botocore's 400."""
LEARNING_SERVICES = ("athena",)

UNUSED = re.compile(
    r"""
    (^|/)(tests?|__pycache__|bin)/          # tests, bytecode of another Python, scripts
    | \.(pyi|pyx|pxd|a|c|h|hpp)$            # for compilers and editors
    | -stubs/
    | \.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json|uv_cache\.json)$
    | ^\.lock$
    | ^aws_lambda_powertools/event_handler/
    | ^aws_lambda_powertools/utilities/(?!jmespath_utils/|typing/|__init__\.py)
    | ^aws_xray_sdk/ext/(?!boto_utils|botocore/|resources/|util|__init__\.py)
    | ^(boto3|s3transfer)/                  # clients are made by botocore alone
    | ^numpy/(distutils|f2py|polynomial|testing|_pyinstaller)/
    | ^numpy/.*(_simd|_tests|lapack_lite)\.cpython[^/]*\.so$
    | ^openai/resources/(?!chat/|__init__\.py)
    | ^openai/types/(?!chat/|responses/|shared|graders/)[a-z_]+/
    | ^pocketsphinx/model/en-us/(?!en-us/)  # of the model only the acoustic part is used
    | ^pydantic/v1/
    | ^yaml/_yaml\.                        # two thirds of the package spare 25 ms when the first words are read
    | ^twentyq/(local/|terminal/|cli)       # the laptop's half
    | ^twentyq/knowledge/decks/             # compiled before they are packed
    """,
    re.VERBOSE,
)


FOR_HEARING = re.compile(r"^(numpy/fft|twentyq/speech/hearing/en_us|websockets)/")
"""What recordings are heard with."""


def services(*, learns: bool = False) -> tuple[str, ...]:
    """Whose models a bundle carries."""
    return (*AWS_SERVICES, *LEARNING_SERVICES) if learns else AWS_SERVICES


def is_needed(name: PurePosixPath, *, hears: bool = False, learns: bool = False) -> bool:
    """Whether a bundle carries this file, named from the bundle's root."""
    if name.parts[:2] == ("botocore", "data") and len(name.parts) > 3:
        return name.parts[2] in services(learns=learns) and name.name != "examples-1.json"
    if UNUSED.search(str(name)):
        return False
    return hears or FOR_HEARING.search(str(name)) is None
