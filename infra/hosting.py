"""The client: an Amplify app that builds amplify/ and serves it."""

import json

from aws_cdk import SecretValue, Stack
from aws_cdk import aws_amplify as amplify
from constructs import Construct

from infra.stage import Stage

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self' https://*.amazonaws.com wss://*.amazonaws.com; "
    "img-src 'self' data: blob:; media-src 'self' data: blob: https://*.amazonaws.com; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""That of the local server (`twentyq.local.http.middleware`), with AWS in the place of its sockets."""
ROOT = "amplify"
HEADERS = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
}


class Hosting(Construct):
    """Builds every push of a connected repository, by amplify.yml; without one it takes uploads of a built client."""

    def __init__(self, scope: Construct, stage: Stage, *, outputs: dict[str, object]) -> None:
        """`outputs` is the content of amplify_outputs.json. Context: `repository` (https address), `repositoryToken`
        (name of a secret with the access token), `branch`."""
        super().__init__(scope, "Hosting")
        repository = self.node.try_get_context("repository")
        token = self.node.try_get_context("repositoryToken")
        self.app = amplify.CfnApp(
            self,
            "Client",
            name=f"twentyq-{stage.name}",
            platform="WEB",
            repository=repository,
            access_token=SecretValue.secrets_manager(token).unsafe_unwrap() if token else None,
            custom_headers=_header_rules(),
            custom_rules=[amplify.CfnApp.CustomRuleProperty(source="/<*>", target="/index.html", status="404-200")],
            environment_variables=[
                amplify.CfnApp.EnvironmentVariableProperty(name="AMPLIFY_MONOREPO_APP_ROOT", value=ROOT),
                amplify.CfnApp.EnvironmentVariableProperty(
                    name="AMPLIFY_OUTPUTS", value=Stack.of(self).to_json_string(outputs)
                ),
            ],
        )
        self.branch = amplify.CfnBranch(
            self,
            "Branch",
            app_id=self.app.attr_app_id,
            branch_name=self.node.try_get_context("branch") or "main",
            stage="PRODUCTION" if stage.keeps_data else "DEVELOPMENT",
            enable_auto_build=repository is not None,
        )


def _header_rules() -> str:
    headers = [{"key": key, "value": value} for key, value in HEADERS.items()]
    return json.dumps({"applications": [{"appRoot": ROOT, "customHeaders": [{"pattern": "**", "headers": headers}]}]})
