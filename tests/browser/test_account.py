"""The screens that appear when amplify_outputs.json names a Cognito user pool, against moto's Cognito."""

from collections.abc import Iterator

import boto3
import httpx
import pytest
import requests
from moto import mock_aws
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewPhone
from tests.browser.phone import Phone
from tests.browser.test_accessibility import check
from tests.local_server import LocalServer

REGION = "us-east-1"
EMAIL = "player@example.com"
PASSWORD = "Twenty-questions-1"


@pytest.fixture
def cognito() -> Iterator[str]:
    """The address of Cognito, which moto answers for in this process."""
    with mock_aws():
        yield f"https://cognito-idp.{REGION}.amazonaws.com/"


@pytest.fixture
def account_phone(new_phone: NewPhone, served: LocalServer, cognito: str) -> Phone:
    """A phone whose server asks for accounts. The game itself knows the players as guests."""
    outputs = httpx.get(f"{served.url}/amplify_outputs.json").json() | {"auth": _user_pool()}
    guest = httpx.post(f"{served.url}/auth/guest", json={}).json()["accessToken"]
    made = new_phone()

    def to_cognito(route: Route) -> None:
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=_cors(request.headers))
            return
        if request.headers["x-amz-target"].endswith(".RevokeToken"):  # which moto does not know
            route.fulfill(json={}, headers=_cors(request.headers))
            return
        if request.headers["x-amz-target"].endswith(".DeleteUser"):  # moto knows the administrator's alone
            _delete_user(outputs["auth"]["user_pool_id"], request.post_data_json["AccessToken"])
            route.fulfill(json={}, headers=_cors(request.headers))
            return
        answer = requests.post(
            cognito, data=request.post_data_buffer, headers=_aws_headers(request.headers), timeout=60
        )
        route.fulfill(status=answer.status_code, headers=_cors(request.headers), body=answer.content)

    def as_guest(route: Route) -> None:
        route.continue_(headers=route.request.headers | {"authorization": guest})

    made.page.route(f"{cognito}**", to_cognito)
    made.page.route("**/amplify_outputs.json", lambda route: route.fulfill(json=outputs))
    made.page.route("**/graphql", as_guest)
    made.visit()
    return made


def _user_pool() -> dict[str, object]:
    client = boto3.client("cognito-idp", region_name=REGION)
    pool = client.create_user_pool(PoolName="players", UsernameAttributes=["email"], AutoVerifiedAttributes=["email"])
    pool_id = pool["UserPool"]["Id"]
    app = client.create_user_pool_client(UserPoolId=pool_id, ClientName="phone")
    return {
        "aws_region": REGION,
        "user_pool_id": pool_id,
        "user_pool_client_id": app["UserPoolClient"]["ClientId"],
        "username_attributes": ["email"],
        "user_verification_types": ["email"],
    }


def _delete_user(pool_id: str, token: str) -> None:
    client = boto3.client("cognito-idp", region_name=REGION)
    client.admin_delete_user(UserPoolId=pool_id, Username=client.get_user(AccessToken=token)["Username"])


def _aws_headers(headers: dict[str, str]) -> dict[str, str]:
    return {name: headers[name] for name in ("x-amz-target", "content-type")}


def _cors(headers: dict[str, str]) -> dict[str, str]:
    asked = headers.get("access-control-request-headers", "*")
    return {"access-control-allow-origin": "*", "access-control-allow-headers": asked}


def sign_in(phone: Phone) -> None:
    phone.page.get_by_label("Password").fill(PASSWORD)
    phone.button("Sign in").click()


def sign_up(phone: Phone) -> None:
    phone.button("Create an account").click()
    phone.page.get_by_label("Email").fill(EMAIL)
    phone.page.get_by_label("New password").fill(PASSWORD)
    phone.button("Create account").click()
    expect(phone.heading).to_have_text("Check your email")


def enter_code(phone: Phone) -> None:
    phone.page.get_by_label("Code").fill("123456")


def test_player_signs_up_plays_signs_out_and_in_again(account_phone: Phone) -> None:
    expect(account_phone.heading).to_have_text("Sign in")
    check(account_phone, "sign-in")
    sign_up(account_phone)
    check(account_phone, "confirm")
    enter_code(account_phone)
    account_phone.button("Confirm").click()
    account_phone.start()
    account_phone.button("Yes").click()
    account_phone.sees_turn(2)
    account_phone.page.reload()
    account_phone.sees_turn(2)
    account_phone.link("You").click()
    account_phone.button("Sign out").click()
    expect(account_phone.heading).to_have_text("Sign in")
    account_phone.page.get_by_label("Email").fill(EMAIL)
    sign_in(account_phone)
    expect(account_phone.heading).to_have_text("You")


def test_account_goes_with_its_data(account_phone: Phone) -> None:
    sign_up(account_phone)
    enter_code(account_phone)
    account_phone.button("Confirm").click()
    account_phone.start()
    account_phone.link("You").click()
    account_phone.sees("None of your words are sent to a language model.")
    account_phone.sees("None of your recordings are sent to another service.")
    account_phone.button("Delete my account").click()
    check(account_phone, "delete account")
    account_phone.button("Delete everything").click()
    expect(account_phone.heading).to_have_text("Sign in")
    account_phone.page.get_by_label("Email").fill(EMAIL)
    sign_in(account_phone)
    account_phone.sees("That email and password do not go together.")


def test_wrong_sign_in_is_said_plainly(account_phone: Phone) -> None:
    account_phone.page.get_by_label("Email").fill("nobody@example.com")
    sign_in(account_phone)
    account_phone.sees("That email and password do not go together.")
    check(account_phone, "refused")


def test_forgotten_password_is_set_anew(account_phone: Phone) -> None:
    sign_up(account_phone)
    enter_code(account_phone)
    account_phone.button("Confirm").click()
    account_phone.page.get_by_role("link", name="Twentyq").wait_for()
    account_phone.link("You").click()
    account_phone.button("Sign out").click()
    account_phone.button("I forgot my password").click()
    account_phone.page.get_by_label("Email").fill(EMAIL)
    check(account_phone, "forgot")
    account_phone.button("Send the code").click()
    expect(account_phone.heading).to_have_text("Set a new password")
    enter_code(account_phone)
    account_phone.page.get_by_label("New password").fill(PASSWORD + "-anew")
    account_phone.button("Set password").click()
    account_phone.page.get_by_role("link", name="Twentyq").wait_for()
