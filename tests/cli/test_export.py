"""`styrkoll export`: the graph for other programs, read back with networkx."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import networkx
import pyshacl
import pytest
import rdflib

from checker.agreement import read_agreement
from checker.graph import build_graph
from checker.vocabulary import RELATIONS
from tests.cli.process import Plain, Styrkoll
from tests.sound import EXAMPLE, SOUND, sound_bytes


def read_back(text: str) -> networkx.MultiDiGraph[str]:
    graph = networkx.node_link_graph(json.loads(text), edges="edges", key="relation")
    assert isinstance(graph, networkx.MultiDiGraph)
    return graph


@pytest.mark.parametrize("file", [EXAMPLE, SOUND], ids=lambda path: path.stem)
def test_what_is_exported_is_the_graph(plain: Plain, file: Path) -> None:
    ran = plain("export", file)
    assert (ran.code, ran.err) == (0, "")
    value: dict[str, Any] = json.loads(ran.out)
    assert [*value] == ["directed", "multigraph", "graph", "nodes", "edges"]
    assert (value["directed"], value["multigraph"]) == (True, True)
    assert all(edge.keys() - {"link"} == {"source", "target", "relation"} for edge in value["edges"])

    ours, theirs = build_graph(read_agreement(file)), read_back(ran.out)
    assert {node: data["kind"] for node, data in theirs.nodes(data=True)} == ours.nodes
    assert {(source, relation, target) for source, target, relation in theirs.edges(keys=True)} == {
        (source, relation, target)
        for relation in RELATIONS
        for source, targets in ours.tables[relation].known.items()
        for target in targets
    }
    links = {
        (source, relation, target): data["link"]
        for source, target, relation, data in theirs.edges(keys=True, data=True)
        if "link" in data
    }
    assert links == ours.links
    assert theirs.graph == {"agreement": ours.agreement.id}


def test_values_are_exported_as_they_were_written(styrkoll: Styrkoll, tmp_path: Path) -> None:
    patches = {
        "1.2.1": {"start": {"unknown": "raden är avklippt"}},
        "1.1.1/indicator/i1": {"outcomes": {"2024": "80,0 %"}},
    }
    (tmp_path / "a.yaml").write_bytes(sound_bytes(patches))
    nodes = read_back(styrkoll("export", "a.yaml").out).nodes
    assert nodes["1.2.1"]["end"] == "2026-12-31"
    assert "start" not in nodes["1.2.1"]
    assert nodes["1.2.1"]["unknown"] == ["start"]
    assert nodes["1.2.1"]["follow_up"] == ["vår", "delår", "helår"]
    assert nodes["1.1.2"]["kept_by_board"] is True
    assert nodes["1.1.1/indicator/i1/outcome/1"]["value"] == "80.0"


def test_the_example_is_exported(plain: Plain) -> None:
    assert plain("export", "--example").out == plain("export", EXAMPLE).out


def test_a_file_is_written(styrkoll: Styrkoll, plain: Plain, tmp_path: Path) -> None:
    ran = styrkoll("export", SOUND, "-o", "graph.json")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "graph.json").read_text("utf-8") == plain("export", SOUND).out
    assert [path.name for path in tmp_path.iterdir()] == ["graph.json"]


def test_a_file_is_written_whole_or_not_at_all(styrkoll: Styrkoll, tmp_path: Path) -> None:
    before = tmp_path / "graph.json"
    before.write_text("before", "utf-8")
    (tmp_path / "broken.yaml").write_text("items: [", "utf-8")
    assert styrkoll("export", "broken.yaml", "-o", "graph.json").code == 2
    assert before.read_text("utf-8") == "before"
    if os.name == "posix":
        inode = before.stat().st_ino
        assert styrkoll("export", SOUND, "-o", "graph.json").code == 0
        assert before.stat().st_ino != inode  # a new file took its place: no reader ever saw half of it


def test_a_target_that_cannot_be_written(styrkoll: Styrkoll, tmp_path: Path) -> None:
    swedish = styrkoll("export", SOUND, "-o", "nowhere/graph.json")
    english = styrkoll("export", SOUND, "-o", ".", "--lang", "en")
    assert (swedish.code, swedish.out) == (english.code, english.out) == (2, "")
    assert swedish.err.startswith("nowhere/graph.json: mappen nowhere finns inte.\n")
    assert english.err.startswith(". cannot be written: ")
    assert [*tmp_path.iterdir()] == []


def test_the_export_loses_nothing_in_a_code_page(styrkoll: Styrkoll, plain: Plain) -> None:
    data = styrkoll.start("export", EXAMPLE, env={"PYTHONIOENCODING": "cp1252"}).stdout
    assert json.loads(data) == json.loads(plain("export", EXAMPLE).out)


def test_rdf_and_shapes_are_valid_turtle_by_which_the_agreement_conforms(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("export", SOUND, "--to", "shacl", "-o", "both.ttl")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    text = (tmp_path / "both.ttl").read_text("utf-8")
    assert styrkoll("export", SOUND, "--to", "shacl").out == text
    both = rdflib.Graph().parse(data=text, format="turtle")
    conforms, _, report = pyshacl.validate(both)
    assert conforms, report


def test_a_folder_gets_the_agreement_and_the_shapes(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.1.3": {"led_by": None}}))
    (tmp_path / "out").mkdir()
    assert styrkoll("export", "a.yaml", "--to", "shacl", "-o", "out").code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"sound-2026.ttl", "shapes.ttl"}
    data, shapes = (rdflib.Graph().parse(tmp_path / "out" / name) for name in ("sound-2026.ttl", "shapes.ttl"))
    assert styrkoll("export", "a.yaml", "--to", "ttl").out == (tmp_path / "out" / "sound-2026.ttl").read_text("utf-8")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    broken = {
        (str(report.value(one, rdflib.SH.sourceShape)), str(report.value(one, rdflib.SH.focusNode)))
        for one in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)
    }
    assert ("urn:styrkoll:rule:LED01", "urn:styrkoll:node:sound-2026:1.1.3") in broken


def test_the_project_chooses_which_rules_are_exported(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "styrkoll.yaml").write_text("select: [LED01]\nseverities: {LED01: info}\n", "utf-8")
    out = styrkoll("export", SOUND, "--to", "shacl").out
    shapes = rdflib.Graph().parse(data=out, format="turtle")
    assert [*shapes.subjects(rdflib.SH.severity, rdflib.SH.Info)] == [rdflib.URIRef("urn:styrkoll:rule:LED01")]
    assert len([*shapes.subjects(rdflib.RDF.type, rdflib.SH.NodeShape)]) == 1


def test_an_agreement_named_as_the_shapes_file_is_refused_a_folder(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"agreement": {"id": "shapes"}}))
    ran = styrkoll("export", "a.yaml", "--to", "shacl", "-o", ".")
    assert (ran.code, ran.out) == (2, "")
    assert "shapes" in ran.err
    assert [path.name for path in tmp_path.glob("*.ttl")] == []
