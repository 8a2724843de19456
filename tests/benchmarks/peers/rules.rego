# Rules on an agreement: data.kinds has each node's kind, data.words each word's values by node.
package styrkoll

import rego.v1

values(word, node) := object.get(data.words[word], node, [])

of_kind(kind) := {node | some node, kind_ in data.kinds; kind_ == kind}

goals := of_kind("goal")

assignments := of_kind("assignment")

divisions := of_kind("division")

results := of_kind("desired_result")

items := (goals | assignments) | of_kind("base_assignment")

kept := {node | some node, held in data.words.kept_by_board; true in held}

parties := {party | some party in values("has_party", "agreement")}

boards := {board | some board in values("of_board", "agreement")}

served := {node | some held in data.words.serves; some node in held}

measured_by_goal_of := {result |
	some goal, held in data.words.expects
	count(values("measured_by", goal)) > 0
	some result in held
}

measuring_what_expects := {indicator |
	some node, held in data.words.measured_by
	count(values("expects", node)) > 0
	some indicator in held
}

measuring_a_result := {indicator |
	some node, held in data.words.measured_by
	node in results
	some indicator in held
}

found contains ["DAT01", node] if {
	some node in assignments
	some word in ["start", "end"]
	count(values(word, node)) == 0
}

found contains ["DAT02", node] if {
	some node in assignments
	some start in values("start", node)
	some end in values("end", node)
	start > end
}

found contains ["DEL01", node] if {
	some node in items - kept
	count({one | some one in values("delegated_to", node)} & divisions) == 0
}

found contains ["DEL03", node] if {
	some node in items
	some word in ["delegated_to", "named_in_heading", "led_by", "supported_by"]
	some one in values(word, node)
	not one in parties
}

found contains ["DEL08", node] if some node in (goals - kept) - served

found contains ["DEL11", node] if {
	some node in items
	some one in values("delegated_to", node)
	one in (({body | some body in values("decided_by", node)} | {body | some body in values("held_by", node)}) | boards)
}

found contains ["IND01", node] if {
	some node in goals
	count(values("measured_by", node)) == 0
}

found contains ["IND03", node] if {
	some node in results & measured_by_goal_of
	count(values("measured_by", node)) == 0
}

found contains ["IND04", node] if some node in measuring_what_expects - measuring_a_result

found contains ["LED01", node] if {
	some node in assignments
	count(values("delegated_to", node)) >= 2
	count({one | some one in values("led_by", node)} & divisions) != 1
}

found contains ["LED02", node] if {
	some node in items
	some one in values("led_by", node)
	not one in values("delegated_to", node)
	not one in values("held_by", node)
}

numbered[number] contains node if {
	some node in items
	some number in values("number", node)
}

found contains ["STR01", node] if {
	some nodes in numbered
	count(nodes) > 1
	some node in nodes
}
