"""Phones that were used before: a page is much slower to open than to clean."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.phone import Phone

PATIENCE = 30_000
"""Milliseconds until something on the screen counts as missing, on a busy machine too."""
PHONE = {
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
    "bypass_csp": True,
    "service_workers": "block",
}
MEDIA = {"color_scheme": "light", "reduced_motion": "no-preference"}
"""What a page can change about itself, as its size."""


class PhonePool:
    """Phones of one browser, by the options of their contexts."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[str, list[Phone]] = defaultdict(list)
        self._taken: list[tuple[str | None, Phone]] = []

    def take(
        self, url: str, size: tuple[int, int], screenshots: Path | None, *, unused: bool = False, **options: Any
    ) -> Phone:
        """A phone for the client at `url`; `options` are those of contexts, beside and in place of a phone's."""
        media = {name: options.pop(name, usual) for name, usual in MEDIA.items()}
        options = {**PHONE, **options}
        kind = None if unused or options["service_workers"] == "allow" else repr(sorted(options.items()))
        free = self._free[kind] if kind else []
        phone = free.pop() if free else self._new(options)
        self._taken.append((kind, phone))
        phone.url, phone.screenshots = url, screenshots
        phone.page.set_viewport_size({"width": size[0], "height": size[1]})
        phone.page.emulate_media(**media)
        return phone

    def take_back(self) -> None:
        """Clean the phones that were taken; those that were to be unused, or that a test has closed, go."""
        for kind, phone in self._taken:
            if kind is None or phone.page.is_closed():
                phone.page.context.close()
            else:
                phone.forget()
                self._free[kind].append(phone)
        self._taken.clear()

    def _new(self, options: dict[str, Any]) -> Phone:
        context = self._browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        return Phone(context.new_page(), "", None)
