"""AppSync's scalars, as types for annotations."""

from datetime import datetime
from typing import NewType

ID = NewType("ID", str)
AWSDateTime = NewType("AWSDateTime", datetime)
AWSURL = NewType("AWSURL", str)
AWSJSON = NewType("AWSJSON", str)
