"""Asking a web application made in a test, without a network and without the deprecated test client."""

import asyncio
from typing import Any

import httpx


class Visitor:
    """One browser or program: it keeps its cookies, and does not follow where it is sent."""

    def __init__(self, app: Any, base: str = "http://localhost", address: str = "127.0.0.1", **headers: str):
        self.app, self.base, self.address, self.headers = app, base, address, headers
        self.cookies = httpx.Cookies()

    def __call__(self, method: str, path: str, **more: Any) -> httpx.Response:
        return asyncio.run(self._ask(method, path, **more))

    async def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=(self.address, 1234))
        headers = {key.replace("_", "-"): value for key, value in self.headers.items()}
        async with httpx.AsyncClient(
            transport=transport, base_url=self.base, headers=headers, cookies=self.cookies
        ) as client:
            answer = await client.request(method, path, **more)
            self.cookies = client.cookies
            return answer

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self("GET", path, **more)

    def post(self, path: str, fields: dict[str, str] | None = None, **more: Any) -> httpx.Response:
        return self("POST", path, data=fields or {}, **more)
