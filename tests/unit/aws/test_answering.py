"""Questions about documents on AWS."""

import msgspec
import pytest
from tests.unit.aws.conftest import SETTINGS

from twentyq.aws.production import production_ports


@pytest.mark.usefixtures("aws")
@pytest.mark.parametrize("documents", [False, True])
def test_a_model_words_answers_where_it_reads_documents(documents: bool) -> None:
    settings = msgspec.structs.replace(
        SETTINGS, llm_base_url="http://localhost:9/v1", llm_model="m", llm_documents=documents
    )
    workshop = production_ports(settings).workshop
    assert workshop
    assert (workshop.answer is not None, workshop.forget_answers is not None) == (documents, documents)
