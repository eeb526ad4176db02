"""Events: their day and place, what belongs to them, what is told again, what is none."""

import pytest

from isnad.documents.document import Document
from isnad.ledger.ledger import Ledger
from isnad.pipeline import read

DAY = "2016-07-20"


def events(text, published=DAY):
    reading = read(Document("x", text, published=published))
    return reading, list(reading.events)


def test_an_event_has_its_own_day_and_place_not_the_articles():
    _, (raid, *_) = events("قصف الطيران الحربي السوري صباح الثلاثاء بلدة دوما، ما أدى إلى مقتل خمسة مدنيين.")
    assert (raid.date or "")[:10] == "2016-07-19"
    assert raid.place == "Douma"


def test_its_dead_belong_to_it():
    reading, (raid, *_) = events("قصف الجيش السوري بلدة دوما أمس، ما أدى إلى مقتل خمسة مدنيين.")
    assert [reading.figures[n].low for n in raid.figures] == [5]


def test_one_event_told_twice_is_one_with_two_places():
    text = (
        "قصف الجيش السوري مقاتلي جيش الإسلام في مدينة دوما الثلاثاء.\n\n"
        "وقالت لجنة محلية إن الجيش السوري قصف مقاتلي جيش الإسلام في مدينة دوما الثلاثاء."
    )
    reading, found = events(text)
    told = [event for event in found if event.type == "ASSAULT"]
    assert len(told) == 1
    assert [reading.show(span) for span in told[0].again] == ["قصف"]


def test_an_old_attack_without_a_toll_is_remembered_only():
    _, found = events("أحيت البلدة ذكرى الهجوم الذي شنه تنظيم داعش عليها في مايو 2014.")
    assert not [event for event in found if event.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("شنت القوات العراقية هجوما على تنظيم داعش في الموصل أمس.", "happened"),
        ("يعتزم الجيش العراقي شن هجوم على تنظيم داعش في الموصل.", "planned"),
        ("نفت وزارة الدفاع الروسية قصف مستشفى في حلب.", "denied"),
        ("أعلن الجيش السوداني أنه لم يقصف سوقا في الفاشر.", "denied"),
    ],
)
def test_whether_it_happened(text, status):
    _, found = events(text)
    assert [event.status for event in found if event.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("فرض الاتحاد الأوروبي عقوبات على روسيا.", ("EUR", "RUS-GOV")),
        ("التقى الرئيس الروسي نظيره التركي في سوتشي.", ("RUS-GOV", "TUR-GOV")),
        ("هاجم مسلحو جماعة أبو سياف قوات الجيش الفلبيني في جزيرة جولو.", ("PHL-REB", "PHL-MIL")),
        ("قصفت مقاتلات تركية مواقع لحزب العمال الكردستاني.", ("TUR-MIL", "TUR-REB")),
        ("قُتل جندي باكستاني برصاص القوات الهندية في كشمير.", ("IND-MIL", "PAK-MIL")),
        ("دعا الأمين العام للأمم المتحدة أذربيجان إلى ضبط النفس.", ("UNO", "AZE-GOV")),
    ],
)
def test_who_did_it_to_whom(text, parties):
    _, found = events(text)
    assert (found[0].actor, found[0].recipient) == parties


def test_sport_and_markets_are_no_events():
    text = (
        "هاجم لاعبو المنتخب مرمى الضيوف في الشوط الثاني، وسدد المهاجم كرة قوية هزت الشباك، وطالب المدرب "
        "لاعبيه بالهدوء قبل نهاية المباراة في ملعب المدينة، فيما ارتفعت أسعار تذاكر الدوري في السوق."
    )
    _, found = events(text)
    assert found == []


def test_a_ledger_gives_events_back_as_they_were(tmp_path):
    reading, found = events("فرض الاتحاد الأوروبي عقوبات على روسيا. وقصف الجيش السوري بلدة دوما أمس.")
    assert found
    with Ledger(tmp_path / "x.ledger") as ledger:
        ledger.add(reading)
        (back,) = ledger.readings()
    assert list(back.events) == found


def test_ten_thousand_triggers_cost_what_they_weigh(monkeypatch):
    """Words looked at for each trigger stay the same, however many there are."""
    from isnad.names.line import Line

    looked = 0
    text_of = Line.text

    def counted(line, at):
        nonlocal looked
        looked += 1
        return text_of(line, at)

    monkeypatch.setattr(Line, "text", counted)
    for sentence in ("قصف الجيش السوري بلدة دوما. ", "قصف هجوم غارة "):
        cost = []
        for times in (500, 2_000):
            looked = 0
            events(sentence * times)
            cost.append(looked / times)
        assert cost[1] < cost[0] * 1.3
