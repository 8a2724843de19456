"""yaml-language-server, spoken to as an editor does: over standard input and output, in JSON-RPC."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

SETTINGS: Final = {
    "yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}, "schemas": {}}
}
"""As an editor has them when nobody has changed anything, but without the catalogue of schemas on the network."""


class LanguageServer:
    """A running server, and a repository in whose folder `data` each text is opened as a new document."""

    def __init__(self, node: str, server: Path, root: Path) -> None:
        command = [node, str(server), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.root = root
        self.last = 0
        self.diagnosed: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"completion": {}}}
        folders = [{"uri": self.root.as_uri(), "name": self.root.name}]
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": self.root.as_uri(),
                "capabilities": capabilities,
                "workspaceFolders": folders,
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def problems(self, text: str) -> list[tuple[int, str]]:
        """The line and the message of each problem that is underlined in a document, in their order."""
        uri = self._open(text)
        while uri not in self.diagnosed:
            self._handle(self._read())
        found = self.diagnosed.pop(uri)
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in found]

    def offers(self, text: str) -> list[str]:
        """What is offered where `|` stands in the text, sorted."""
        found = self.ask("textDocument/completion", self._place(text))
        return sorted(one["label"] for one in found["items"])

    def told(self, text: str) -> str:
        """What is shown of the word where `|` stands in the text."""
        found = self.ask("textDocument/hover", self._place(text))
        return str(found["contents"]["value"]) if found else ""

    def _place(self, text: str) -> dict[str, Any]:
        """Opens the text without its `|`, and says where that stood."""
        before, _, after = text.partition("|")
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return {"textDocument": {"uri": self._open(before + after)}, "position": place}

    def _open(self, text: str) -> str:
        """Opens the text as a document of its own, so that no answer about an earlier one can be meant."""
        self.last += 1
        uri = (self.root / "data" / f"{self.last}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """The server's answer to a request."""
        self.last += 1
        asked = self.last
        self._write({"id": asked, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]
            self._handle(message)

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """A notification, which has no answer."""
        self._write({"method": method, "params": params})

    def _handle(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.diagnosed[params["uri"]] = params["diagnostics"]
        elif "id" in message and "method" in message:
            wanted = message["params"]["items"] if message["method"] == "workspace/configuration" else []
            answer = [SETTINGS.get(one.get("section")) for one in wanted] if wanted else None
            self._write({"id": message["id"], "result": answer})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message
