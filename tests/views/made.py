"""A ledger of a few articles in our own words, for tests of views."""

from pathlib import Path

from isnad.documents.document import Document
from isnad.ledger.ledger import Ledger
from isnad.pipeline import read

ARTICLES = (
    Document(
        "nile",
        "أعلنت وزارة الدفاع السودانية، يوم الثلاثاء 12 سبتمبر 2023، مقتل 12 جنديا في هجوم شنته قوات الدعم "
        "السريع على أم درمان.\nوقالت الوزارة إن ثلاثين مدنيا أصيبوا بجروح.",
        outlet="النيل اليوم",
        published="2023-09-12",
    ),
    Document(
        "harbour",
        "قالت قوات الدعم السريع، الثلاثاء، إن 40 جنديا من الجيش السوداني قتلوا في أم درمان.\n"
        "ونفت وزارة الدفاع السودانية سقوط المدينة.",
        outlet="ميناء الأخبار",
        published="2023-09-12",
    ),
    Document(
        "gate",
        "نقلت وكالة الأناضول عن وزارة الدفاع السودانية مقتل 12 جنديا في هجوم شنته قوات الدعم "
        "السريع على أم درمان يوم الثلاثاء.\nودعت الأمم المتحدة إلى وقف إطلاق النار.",
        outlet="بوابة الخبر",
        published="2023-09-13",
    ),
)


def ledger(path: Path) -> Ledger:
    """Make a ledger of the articles."""
    made = Ledger(path)
    for article in ARTICLES:
        made.add(read(article))
    return made
