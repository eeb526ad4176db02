"""PLOVER's types in CAMEO and ACLED: whole, by name, and by the parties."""

import pytest

from isnad.kinds.plover.plover import Acled, convert, load, sources

ACLED = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}


def test_sixteen_types_in_four_classes():
    types = load()
    assert len(types) == 16
    assert {kind.quad for kind in types.values()} == {1, 2, 3, 4}
    assert sum(len(kind.modes) for kind in types.values()) == 67


def test_every_cameo_root_belongs_to_one_type():
    roots = [root for kind in load().values() for root in kind.roots]
    assert all(len(root) == 2 and "01" <= root <= "20" for root in roots)
    assert {f"{n:02}" for n in range(2, 21)} <= set(roots)


@pytest.mark.parametrize("kind", load().values(), ids=lambda kind: kind.id)
def test_rows_cite_their_source_and_name_what_acled_names(kind):
    for row in (kind.row, *kind.modes.values()):
        assert row.cameo_source in sources()
        assert row.acled_source in sources()
        assert row.cameo.isdigit()
        assert 3 <= len(row.cameo) <= 4
        for names in (row.acled, row.civilian, row.by_state, row.by_rebel):
            assert names is None or names.sub in ACLED[names.event]


BATTLES, REMOTE = "Battles", "Explosions/Remote violence"
REGAINED, OVERTAKEN = "Government regains territory", "Non-state actor overtakes territory"


@pytest.mark.parametrize(
    ("event", "code", "acled"),
    [
        (("ASSAULT", "aerial", "TUR-MIL", "TUR-REB"), "195", Acled(REMOTE, "Air/drone strike")),
        (("ASSAULT", "suicide-attack", "ISI-REB", "IRQ-CVL"), "1831", Acled(REMOTE, "Suicide bomb")),
        (("COERCE", "seize", "SYR-MIL", "SYR-REB"), "170", Acled(BATTLES, REGAINED)),
        (("COERCE", "seize", "AZE-MIL", "ARM-MIL"), "170", Acled(BATTLES, OVERTAKEN)),
        (("COERCE", "seize", None, "ARM-MIL"), "170", None),
        (("AGREE", None, "AZE-GOV", "AZE-REB"), "030", Acled("Strategic developments", "Agreement")),
        (("AGREE", None, "AZE-GOV", "EGY-BUS"), "030", None),
        (("ACCUSE", "allege", "ARM-GOV", "AZE-GOV"), "112", None),
    ],
)  # fmt: skip
def test_an_event_in_cameo_and_acled(event, code, acled):
    found = convert(*event)
    assert (found.code, found.acled) == (code, acled)
    assert found.root == code[:2]


def test_an_unknown_type_is_refused():
    with pytest.raises(KeyError):
        convert("FIGHT", None, None, None)
