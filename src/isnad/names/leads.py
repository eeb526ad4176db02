"""Leads: what a written form can begin, so that most words of a text are passed at a glance."""

from isnad.languages.lexicon import REMEMBERED, Form
from isnad.names import lead
from isnad.names.people import People
from isnad.names.things import THINGS
from isnad.names.towns import Towns

CATEGORIES = {
    lead.OWN: frozenset(("own",)),
    lead.PERSON: frozenset(("person", "given", "role", "person_title")),
    lead.THING: frozenset((*THINGS, "short", "state", "capital", "medium", "headed", "area")),
    lead.FORCE: frozenset(("unit", "body", "force", "official", "side")),
    lead.HEAD: frozenset(("place_head",)),
    lead.SAYING: frozenset(("saying",)),
}


class Leads:
    """Gives the leads of forms, each worked out once."""

    def __init__(self, people: People, towns: Towns) -> None:
        self.people = people
        self.towns = towns
        self._seen: dict[str, int] = {}

    def of(self, form: Form) -> int:
        """Give what a form leads to, as flags of `lead`."""
        found = self._seen.get(form.text)
        if found is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            found = self._seen[form.text] = self._leads(form)
        return found

    def _leads(self, form: Form) -> int:
        found = lead.NONE
        if form.kind not in ("word", "latin"):
            return found
        for flag, categories in CATEGORIES.items():
            if not categories.isdisjoint(form.hits):
                found |= flag
        if form.text in self.people.kunya:
            found |= lead.PERSON
        if self.towns.starts(form):
            found |= lead.TOWN
        return found
