"""Changes to an agreement: JSON Merge Patch (RFC 7396) on the node with an id, whole items added and removed."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from checker.graph import Graph
from checker.words import Text
from checker.yamlfile import Document, PathInFile, did_you_mean


class PatchFault(ValueError):
    """A change that cannot be made."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def merged(target: Any, patch: Any) -> Any:
    """The target after a JSON Merge Patch: mappings merge, null removes, everything else replaces."""
    if not isinstance(patch, dict):
        return deepcopy(patch)
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


def changed(
    graph: Graph,
    patches: Mapping[str, Any],
    add: tuple[dict[str, Any], ...] = (),
    remove: tuple[str, ...] = (),
    document: Document | None = None,
) -> dict[str, Any]:
    """The agreement's values after the changes; the graph's own are left as they are.

    With a `document` it is that file's values, of nodes that stand there and not in the agreement's own.

    `patches` are by node id (`1.1.2`, `TEK`, `agreement`, `clause/lead`, `1.1.1/result/r1`); null takes the node away.

    Raises:
        PatchFault: where a change names a node that the agreement does not have.
    """
    value: Any = deepcopy((document or graph.agreement.document).value)
    gone: list[PathInFile] = []
    for node, patch in patches.items():
        path = graph.origin[_known(node, graph)]
        if patch is None:
            gone.append(path)
            continue
        holder = _holder(value, path, node)
        holder[path[-1]] = merged(holder[path[-1]], patch)
    gone += [graph.origin[_known(number, graph)] for number in remove]
    for path in sorted({*gone}, reverse=True):  # the last first, so that the places of the others stay right
        del _holder(value, path, ", ".join([*patches, *remove]))[path[-1]]
    if add:
        value["items"] += deepcopy([*add])
    result: dict[str, Any] = value
    return result


def _known(node: str, graph: Graph) -> str:
    if node not in graph.origin:
        meant = did_you_mean(node, graph.origin)
        raise PatchFault(
            Text(f"Det finns ingen nod {node} att ändra.{meant[0]}", f"There is no node {node} to change.{meant[1]}")
        )
    return node


def _holder(value: Any, path: PathInFile, node: str) -> Any:
    """What holds the value at a path, now that other changes have been made."""
    try:
        for step in path[:-1]:
            value = value[step]
        value[path[-1]]
    except (LookupError, TypeError):
        raise PatchFault(
            Text(
                f"Ändringarna av {node} krockar: en annan tar bort det som ska ändras.",
                f"The changes to {node} collide: another takes away what is to be changed.",
            )
        ) from None
    return value
