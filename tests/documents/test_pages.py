# ruff: noqa: E501, RUF005
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.documents import Document, Refused
from isnad.documents.pages import read

LEAD = "أعلنت وزارة الدفاع الأذربيجانية أن قواتها سيطرت على 60 موقعا في المنطقة خلال يومين من المعارك."
REST = "وأضافت الوزارة في بيانها أن العملية مستمرة حتى تسليم السلاح، وأن الممرات مفتوحة أمام المدنيين."
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>عنوان | موقع</title>
<meta property="og:title" content="عنوان الخبر"><meta property="og:site_name" content="الموقع">
<meta property="article:published_time" content="2023-09-20T10:00:00+03:00">
<link rel="canonical" href="https://www.site.net/a/1"></head><body class="rtl has-sidebar">
<div class="breaking-news"><span>عاجل</span> <a href="/x">خبر في الشريط</a></div><nav><a href="/">الرئيسية</a></nav>
<article><h1>عنوان الخبر</h1><div class="shareBar"><a href="f">فيسبوك</a></div>
<figure><img alt="بديل"><figcaption>صورة من الأرشيف</figcaption></figure><div class="img-caption">تعليق ثان</div>
<p>{LEAD}</p><p>قال <b>متحدث</b> <time datetime="2023-09-19">أمس</time> إن<br>الأمر انتهى.</p>
<ul><li>قتل خمسة جنود</li><li>جرح عشرة</li></ul>
<div class="most-read"><h3>الأكثر قراءة</h3><ul><li><a href="y">خبر آخر</a></li></ul></div>
<p>{REST}</p></article><footer>حقوق النشر</footer></body></html>"""


def page(html, name="p"):
    return read(html if isinstance(html, bytes) else html.encode(), "p.html", name)


def test_the_article_and_nothing_else():
    found = page(PAGE)
    for kept in ("عنوان الخبر", LEAD, REST, "قال متحدث أمس إن\nالأمر انتهى.", "قتل خمسة جنود", "جرح عشرة"):
        assert kept in found.text
    for gone in (
        "عاجل",
        "الرئيسية",
        "فيسبوك",
        "الأرشيف",
        "تعليق ثان",
        "الأكثر قراءة",
        "خبر آخر",
        "حقوق",
        "بديل",
    ):
        assert gone not in found.text


def test_what_the_page_says_of_itself():
    found = page(PAGE)
    assert (found.id, found.title, found.outlet) == ("p", "عنوان الخبر", "الموقع")
    assert (found.published, found.url) == ("2023-09-20T10:00:00+03:00", "https://www.site.net/a/1")


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "published", "outlet"),
    [
        (LD.format('{"@type": "NewsArticle", "datePublished": "2023-09-20", "publisher": {"name": "و"}}'), "2023-09-20", "و"),
        (LD.format('{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2023-09-20"}]}'), "2023-09-20", None),
        (LD.format('[{"@type": "WebPage", "datePublished": "2020-01-01"}, {"@type": "Article", "datePublished": "2023-09-20"}]'), "2023-09-20", None),
        (LD.format('{"@type": "VideoObject", "datePublished": "2023-09-20"}'), None, None),
        (LD.format("{broken"), None, None),
        ('<meta name="DC.date" content="2023-09-20">', "2023-09-20", None),
        ('<meta name="pubdate" content="20/09/2023"><meta name="Date" content="2023-09-20">', "2023-09-20", None),
        ('<link rel="canonical" href="https://www.a.net/1">', None, "a.net"),
        ('<link rel="canonical" href="/1"><meta property="og:url" content="https://a.net/1">', None, "a.net"),
        ("<title>2023-09-20</title>", None, None),
    ],
)  # fmt: skip
def test_metadata(head, published, outlet):
    found = page(f"<html><head>{head}</head><body><p>{LEAD}</p><p>نشر في 2023-09-20</p></body></html>")
    assert (found.published, found.outlet) == (published, outlet)


def test_time_element_and_titles():
    found = page(
        f'<title>ت</title><h1> عنوان\n كبير </h1><time itemprop="datePublished" datetime="2023-09-20">x</time><p>{LEAD}</p>'
    )
    assert (found.title, found.published) == ("عنوان كبير", "2023-09-20")


def test_a_wrapper_with_a_bad_name_is_kept():
    assert LEAD in page(f'<div class="sidebar share"><p>{LEAD}</p><p>{REST}</p></div>').text
    assert LEAD in page(f'<body class="breaking-news"><p>{LEAD}</p></body>').text
    assert LEAD in page(f'<div class="post read"><div class="more"><p>{LEAD}</p></div></div>').text


def test_windows_1256_page():
    html = PAGE.replace("utf-8", "windows-1256").encode("cp1256")
    assert page(html).text == page(PAGE).text
    assert page(PAGE.replace("utf-8", "iso-8859-1").encode("cp1256")).text == page(PAGE).text


def test_empty_and_binary_pages():
    for html in ("", "<html></html>", "<p> </p>", "<script>x</script>", bytes(500), b"%PDF-1.4"):
        assert isinstance(page(html), Refused)


def test_little_main_content_gives_the_whole_page():
    assert "مقتل جندي" in page("<html><body><ul><li><a href='1'>مقتل جندي</a></li></ul></body></html>").text


@pytest.mark.parametrize(
    "tag", ["div", "span", "b", "blockquote", "table", "ul><li", "a", "p", "font", "form", "svg"]
)
def test_deep_nesting(tag):
    begun = time.monotonic()
    found = page(f"<html><body><p>{LEAD}</p>" + f"<{tag}>" * 50_000 + f"<p>{REST}</p>نهاية")
    assert isinstance(found, Document)
    assert LEAD in found.text
    assert time.monotonic() - begun < 20


def test_many_bad_names_around_many_paragraphs():
    begun = time.monotonic()
    page("<div class=share>" * 20_000 + f"<p>{LEAD}</p>" * 20_000)
    page(("<div class=share>" * 50 + f"<p>{LEAD}</p>" + "</div>" * 50) * 500)
    assert time.monotonic() - begun < 30


def test_deep_paragraphs_stay_apart():
    deep = page(
        "<div>" * 3000
        + f"<p>{LEAD}</p><p>قال <b>متحدث</b> إن</p><script>x()</script>{REST}"
        + "</div>" * 3000
        + "<p>بعد</p>"
    ).text
    assert LEAD + "\n" in deep
    assert "\nقال متحدث إن\n" in deep
    assert "\n" + REST in deep
    assert "بعد" in deep
    assert "x()" not in deep


def test_the_parser_is_loaded_only_for_a_page():
    code = "import sys, isnad.documents; sys.exit('resiliparse' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PIECES = st.sampled_from(
    [
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "<a href=x>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "<time>",
        "نص",
        "<br>",
    ]
    + [
        '<div class="share">',
        '<div class="breaking-news" id="x">',
        "<nav>",
        "<svg>",
        "<template>",
        "<h1>",
        "<!--",
        "-->",
        "&#0;",
    ]
    + [
        "<meta charset=utf-16>",
        '<meta name="date" content="2020-13-99">',
        "<script type='application/ld+json'>",
        "</script>",
        "\0",
    ]
    + [
        "<select>",
        "<option>",
        "<body>",
        "<html>",
        "<frameset>",
        "<form>",
        "<button>",
        "<",
        "<![CDATA[",
        "&lt;",
        "\ufffe",
        "<math>",
    ]
)


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_html_is_read_or_refused(pieces):
    found = page("".join(pieces))
    if isinstance(found, Document):
        found.text.encode()


@given(st.binary(max_size=60), st.integers(0, len(PAGE.encode())))
@settings(max_examples=150, deadline=None)
def test_any_broken_page_is_read_or_refused(noise, at):
    data = PAGE.encode()
    page(data[:at] + noise + data[at:])
    page(data[:at] + noise)
