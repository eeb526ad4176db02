"""Chains on a page: the graph from outlets to roots, and the same as a list."""

from isnad.faces.pages.links import Links, to
from isnad.faces.pages.markup import Html, join, ltr, tag
from isnad.faces.pages.parts import island, named, somebody, told
from isnad.faces.pages.values import ARROW
from isnad.faces.pages.words import say
from isnad.views.shapes import Record


def graph(found: Record, links: Links) -> Html:
    """Write the chains of a question or a claim."""
    data = {
        "label": named("graph", "label"),
        "words": told("graph", "outlet", "carrier", "root", "copy"),
        "nodes": [_node(node, links) for node in found["nodes"]],
        "links": [_link(link, links) for link in found["links"]],
        "copies": [
            {**copy, "href": links.view("copies", document=copy["documents"][0])} for copy in found["copies"]
        ],
    }
    return island("chains", data, _list(found, links), class_="chains")


def _node(node: Record, links: Links) -> Record:
    names = {"en": node["name"], "ar": node["arabic"] or node["name"]}
    return {**node, "names": names, "href": _leads(node, links)}


def _link(link: Record, links: Links) -> Record:
    return {"from": link["from"], "to": link["to"], "answers": link["answers"], "href": None}


def _leads(node: Record, links: Links) -> str | None:
    if node["kind"] == "root":
        return links.entity(node["id"].partition(":")[2])
    return links.view("documents", outlet=node["name"]) if node["kind"] == "outlet" else None


def _list(found: Record, links: Links) -> Html:
    """Write the links of the graph as a list: who took it from whom, how often."""
    nodes = {node["id"]: node for node in found["nodes"]}
    items = []
    for link in found["links"]:
        ends = [nodes[link["from"]], nodes[link["to"]]]
        names = join(
            (to(_leads(node, links), somebody(node["name"], node["code"], node["arabic"])) for node in ends),
            ARROW,
        )
        items.append(tag("li", names, Html(" "), ltr(f"×{link['answers']}", "n size-of")))
    linked = {end for link in found["links"] for end in (link["from"], link["to"])}
    for node in (node for node in found["nodes"] if node["id"] not in linked):
        own = tag("small", say("page", "own"), class_="role")
        items.append(tag("li", somebody(node["name"]), Html(" "), own))
    return tag("ul", join(items, Html("\n")), class_="as-list")
