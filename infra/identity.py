"""Players: a Cognito user pool."""

from aws_cdk import Duration, RemovalPolicy
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
            removal_policy=RemovalPolicy.RETAIN if stage.keeps_data else RemovalPolicy.DESTROY,
        )
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
