"""Players: a Cognito user pool."""

from typing import cast

from aws_cdk import CfnParameter, Duration, Stack
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from infra.stage import Stage


class Identity(Construct):
    """Sign-up by e-mail, sign-in by SRP (the password never travels), a second factor for who wants one."""

    def __init__(self, scope: Construct, stage: Stage) -> None:
        """The pool, and the client that all apps share: apps can keep no secret."""
        super().__init__(scope, "Identity")
        self.pool = cognito.UserPool(
            self,
            "Players",
            self_sign_up_enabled=True,
            sign_in_aliases=cognito.SignInAliases(email=True),
            sign_in_case_sensitive=False,
            auto_verify=cognito.AutoVerifiedAttrs(email=True),
            account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
            mfa=cognito.Mfa.OPTIONAL,
            mfa_second_factor=cognito.MfaSecondFactor(sms=False, otp=True),
            password_policy=cognito.PasswordPolicy(
                min_length=12, require_lowercase=True, require_uppercase=True, require_digits=True, require_symbols=True
            ),
            feature_plan=cognito.FeaturePlan.PLUS if stage.threat_protection else cognito.FeaturePlan.LITE,
            standard_threat_protection_mode=(
                cognito.StandardThreatProtectionMode.FULL_FUNCTION if stage.threat_protection else None
            ),
            deletion_protection=stage.keeps_data,
            removal_policy=stage.removal_policy,
        )
        if stage.mails_itself:
            self._mail_by_ses()
        if stage.threat_protection:
            self._act_on_risk()
        self.client = self.pool.add_client(
            "App",
            generate_secret=False,
            auth_flows=cognito.AuthFlow(user_srp=True),
            prevent_user_existence_errors=True,
            enable_token_revocation=True,
            access_token_validity=Duration.hours(1),
            id_token_validity=Duration.hours(1),
            refresh_token_validity=Duration.days(30),
            disable_o_auth=True,
        )
        self.canary = self.pool.add_client(
            "Canary",
            generate_secret=False,
            auth_flows=cognito.AuthFlow(admin_user_password=True),  # for who may sign in players by IAM
            access_token_validity=Duration.minutes(15),
            id_token_validity=Duration.minutes(15),
            refresh_token_validity=Duration.hours(1),
            disable_o_auth=True,
        )

    def _mail_by_ses(self) -> None:
        """The domain is a parameter without a default: a deployment that does not name it is refused."""
        domain = CfnParameter(
            Stack.of(self),
            "MailDomain",
            description="A domain that SES has verified in this region, out of its sandbox: it mails sign-up codes",
            allowed_pattern=r"([a-z0-9-]+\.)+[a-z]{2,}",
        ).value_as_string
        identity = Stack.of(self).format_arn(service="ses", resource="identity", resource_name=domain)
        created = cast("cognito.CfnUserPool", self.pool.node.default_child)
        created.email_configuration = cognito.CfnUserPool.EmailConfigurationProperty(
            email_sending_account="DEVELOPER", source_arn=identity, from_=f"Twentyq <no-reply@{domain}>"
        )

    def _act_on_risk(self) -> None:
        risk = cognito.CfnUserPoolRiskConfigurationAttachment
        asked = risk.AccountTakeoverActionTypeProperty(event_action="MFA_IF_CONFIGURED", notify=False)
        risk(
            self,
            "Risk",
            user_pool_id=self.pool.user_pool_id,
            client_id="ALL",
            compromised_credentials_risk_configuration=risk.CompromisedCredentialsRiskConfigurationTypeProperty(
                actions=risk.CompromisedCredentialsActionsTypeProperty(event_action="BLOCK"),
                event_filter=["SIGN_UP", "PASSWORD_CHANGE"],
            ),
            account_takeover_risk_configuration=risk.AccountTakeoverRiskConfigurationTypeProperty(
                actions=risk.AccountTakeoverActionsTypeProperty(medium_action=asked, high_action=asked)
            ),
        )
