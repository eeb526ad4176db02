# ruff: noqa: E501, RUF005
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.documents import Document, Refused
from isnad.documents.records import read

TEXT = "قالت الوزارة إن 60 موقعا سقطت.\n\nوأضافت."


def rows(data, **options):
    data = data if isinstance(data, bytes) else data.encode()
    return list(read(io.BytesIO(data), "in.json", **options))


def one(record):
    (found,) = rows(json.dumps(record, ensure_ascii=False))
    return found


def test_plain_record_is_kept_exactly():
    text = " \u202b" + TEXT + "\r\n "
    found = one(
        {
            "id": 7,
            "text": text,
            "title": "عنوان",
            "published": "2023-09-20",
            "outlet": "o",
            "url": "http://a.b/c",
        }
    )
    assert found == Document("7", text, "عنوان", "2023-09-20", "o", "http://a.b/c", None, "in.json:1")


def test_corpus_record():
    found = one(
        {
            "id": "1",
            "text": TEXT,
            "outlet": "alweeam",
            "extracted": "2015-07-27 16:55:50",
            "url": "http://x.sa/1",
        }
    )
    assert (found.published, found.fetched) == (None, "2015-07-27 16:55:50")


def test_trafilatura():
    found = one(
        {
            "title": "ع", "author": None, "hostname": "site.net", "date": "2026-03-04", "fingerprint": "f", "id": None,
            "license": None, "comments": "", "raw_text": "x", "text": TEXT, "language": None, "image": None,
            "pagetype": "article", "filedate": "2026-10-01", "source": "https://www.site.net/a", "source-hostname": "Site",
            "excerpt": "", "categories": "", "tags": "",
        }
    )  # fmt: skip
    assert (found.id, found.url, found.outlet) == ("https://www.site.net/a", "https://www.site.net/a", "Site")
    assert (found.published, found.fetched, found.text) == ("2026-03-04", "2026-10-01", TEXT)
    bare = one({"text": TEXT, "comments": ""})
    assert len(bare.id) == 16
    assert bare.id == one({"text": TEXT}).id


def test_news_please():
    found = one(
        {
            "authors": [], "date_download": "2017-07-18 08:00:00", "date_modify": "None", "date_publish": "2017-07-17 17:03:00",
            "description": "d", "language": "ar", "maintext": TEXT, "source_domain": "www.zeit.de", "text": "None",
            "title": "None", "title_page": "ع", "title_rss": "None", "url": "https://www.zeit.de/1",
        }
    )  # fmt: skip
    assert (found.text, found.title, found.outlet) == (TEXT, "ع", "zeit.de")
    assert (found.published, found.fetched) == ("2017-07-17 17:03:00", "2017-07-18 08:00:00")
    assert isinstance(one({"maintext": "None", "url": "https://a.b"}), Refused)


def test_newspaper4k():
    record = {
        "url": "http://a.b/1?x",
        "canonical_link": "http://a.b/1",
        "meta_site_name": "A",
        "text": TEXT,
        "tags": None,
    }
    (found,) = rows(
        json.dumps([record | {"publish_date": "2026-03-04T21:30:00+03:00", "meta_keywords": [""]}])
    )
    assert (found.url, found.outlet, found.published) == ("http://a.b/1", "A", "2026-03-04T21:30:00+03:00")


def test_fundus():
    body = {
        "summary": ["ملخص"],
        "sections": [{"headline": ["ع"], "paragraphs": ["ف1", "ف2"]}, {"headline": [], "paragraphs": ["ف3"]}],
    }
    found = one(
        {
            "title": "ع",
            "body": body,
            "authors": [],
            "publishing_date": "2024-05-01 10:00:00+00:00",
            "free_access": True,
        }
    )
    assert found.text == "ملخص\n\nع\n\nف1\n\nف2\n\nف3"
    assert found.published == "2024-05-01 10:00:00+00:00"


def test_media_cloud():
    content = {
        "url": "http://a.b/1",
        "canonical_domain": "a.b",
        "publication_date": None,
        "article_title": None,
        "text_content": TEXT,
    }
    rss = {"title": "من الخلاصة", "pub_date": "Wed, 20 Sep 2023 10:00:00 GMT", "fetch_date": "2023-09-21"}
    found = one({"rss_entry": rss, "http_metadata": None, "content_metadata": content})
    assert (found.title, found.published, found.fetched) == (
        "من الخلاصة",
        "2023-09-20T10:00:00+00:00",
        "2023-09-21",
    )
    assert one(content).text == TEXT
    assert isinstance(one({"content_metadata": content | {"text_content": None}}), Refused)


def test_datatrove_date_is_the_crawl():
    found = one(
        {
            "text": TEXT,
            "id": "<urn:1>",
            "metadata": {"url": "http://www.a.b/1", "date": "2020-08-01T00:00:00Z"},
        }
    )
    assert (found.id, found.published, found.fetched, found.outlet) == (
        "<urn:1>",
        None,
        "2020-08-01T00:00:00Z",
        "a.b",
    )


def test_telegram():
    pieces = [
        "عاجل ",
        {"type": "bold", "text": "مقتل جندي"},
        " | ",
        {"type": "link", "text": "t.me", "href": "x"},
    ]
    kept = {
        "id": 5,
        "type": "message",
        "date": "2023-09-20T14:00:00",
        "date_unixtime": "1695200000",
        "from": "قناة",
        "text": pieces,
    }
    service = {"id": 1, "type": "service", "date_unixtime": "1", "text": "x"}
    picture = {
        "id": 2,
        "type": "message",
        "date_unixtime": "1695200000",
        "text": "",
        "photo": "(File not included.)",
    }
    chat = {
        "name": "قناة",
        "type": "public_channel",
        "id": 99,
        "messages": [service, picture, kept, kept | {"id": 6, "text": "AB"}],
    }
    dumped = json.dumps(chat, ensure_ascii=False, indent=1).replace('"AB"', '"A\\x1FB \\\\x1F"')
    first, second = rows(dumped)
    assert (first.id, first.outlet, first.published) == ("99/5", "قناة", "2023-09-20T08:53:20Z")
    assert first.text == "عاجل مقتل جندي | t.me"
    assert second.text == "A\x1fB \\x1F"
    assert len(rows(json.dumps({"chats": {"list": [chat, chat]}}))) == 4


def test_a_bad_line_is_refused_and_the_rest_read():
    good = json.dumps({"id": "a", "text": TEXT})
    found = rows(f'{good}\n\n{{"id": "b", "te\n[1]\n{good}\n{{"text": null}}\n"x"\n{good}', lines=True)
    refused = {row.source for row in found if isinstance(row, Refused)}
    assert refused == {"in.json:3", "in.json:4", "in.json:6", "in.json:7"}
    assert [row.id for row in found if isinstance(row, Document)] == ["a", "a", "a"]
    assert [row.source for row in found if isinstance(row, Document)] == [
        "in.json:1",
        "in.json:5",
        "in.json:8",
    ]


def test_first_line_cut_short():
    good = json.dumps({"id": "a", "text": TEXT})
    for lines in (True, False):
        found = rows(f'{{"id": "b", "te\n{good}\n{good}', lines=lines)
        assert [type(row) for row in found] == [Refused, Document, Document]
        assert found[0].source == "in.json:1"


def test_array_cut_short():
    good = json.dumps({"id": "a", "text": TEXT})
    found = rows(f"[\n{good},\n{good},\n" + good[:20])
    assert [type(row) for row in found] == [Document, Document, Refused]
    assert found[2].source == "in.json:4"
    assert isinstance(rows(f"[{good}")[1], Refused)


def test_several_lines_a_record():
    record = {"id": "a", "text": TEXT, "inner": {"x": [1]}}
    pretty = json.dumps(record, indent=2, ensure_ascii=False)
    assert [row.id for row in rows(pretty)] == ["a"]
    assert [row.id for row in rows(pretty + "\n" + pretty, lines=True)] == ["a", "a"]


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1256"])
@pytest.mark.parametrize("shape", ["{0}", "[{0}]", "{0}\n{0}"])
def test_encodings(name, shape):
    record = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False)
    found = rows(shape.replace("{0}", record).encode(name))
    assert {row.text for row in found} == {TEXT}


def test_half_surrogates_and_line_separators():
    found = rows(
        '{"id": "a\\ud800", "text": "ا\\ud800ب\u2028\\u0000ج"}\n{"id": "b", "text": "\\ud83d\\ude00"}',
        lines=True,
    )
    assert [(row.id, row.text) for row in found] == [("a\ufffd", "ا\ufffdب\u2028\0ج"), ("b", "😀")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        '{"text": ' + "[" * 100_000,
        '{"text": 1' + "0" * 5000 + "}",
        "[" * 100_000,
        "{}",
        "[1, null]",
    ],
)
def test_refused_without_an_exception(text):
    found = rows(text)
    assert found
    assert all(isinstance(row, Refused) for row in found)


def test_a_file_that_is_no_json_is_named_once():
    assert len(rows(b"no json here\n" * 5000, lines=True)) == 21


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        "id",
        "text",
        "title",
        "published",
        "url",
        "source-hostname",
        "maintext",
        "body",
        "publishing_date",
        "metadata",
    ]
    + ["content_metadata", "date_unixtime", "messages", "chats", "list", "sections", "paragraphs", "type"]
)
RECORDS = st.recursive(
    JSON, lambda inner: st.dictionaries(KEYS, inner, max_size=5) | st.lists(inner, max_size=3), max_leaves=12
)


@given(RECORDS, st.booleans())
@settings(max_examples=300)
def test_any_json_is_read_or_refused(value, lines):
    for row in rows(json.dumps(value), lines=lines):
        str(row).encode()
        repr(row)


@given(RECORDS, st.integers(0, 200), st.binary(max_size=4), st.booleans())
@settings(max_examples=300)
def test_any_broken_json_is_read_or_refused(value, at, noise, lines):
    data = json.dumps(value, ensure_ascii=False).encode()
    for row in rows(data[:at] + noise + data[at:], lines=lines):
        if isinstance(row, Document):
            (row.id + row.text + row.source).encode()
