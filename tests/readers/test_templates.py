"""Template code is skipped, its literal text is read, and nothing shifts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import read
from tests.readers.positions import Case, assert_leads, assert_sound, document_of

_HTML = (
    Case("over an output", "<p>It {{ verb }} skin", "It  skin", "It {{ verb }} skin"),
    Case("after an output", "<p>{{ a }} heals skin", "heals skin", "heals skin"),
    Case("in an attribute", "<a title='{{ a }} heals skin'>x</a>", "heals skin", "heals skin"),
    Case("half-bold after code", "{{ a }}<b>re</b>verses", "reverses", "re</b>verses"),
    Case("entity after code", "{{ a }} heals &amp; lifts", "heals & lifts", "heals &amp; lifts"),
)
_LIQUID = (
    *_HTML,
    Case("over a tag", "heals {% if a %}all{% endif %} skin", "heals all skin",
         "heals {% if a %}all{% endif %} skin"),
    Case("tags that trim", "{%- if a -%}heals{%- endif -%} skin", "heals skin",
         "heals{%- endif -%} skin"),
    Case("else parts", "{% if a %}heals{% else %}lifts{% endif %} skin", "lifts skin",
         "lifts{% endif %} skin"),
    Case("string that is shown", "It {{ 'heals the skin' | upcase }} now", "It heals the skin now",
         "It {{ 'heals the skin' | upcase }} now"),
    Case("string in an attribute", '<img alt="{{ "It heals skin" | t }}">', "It heals skin",
         "It heals skin"),
    Case("default", "<p>{{ a | default: 'It heals skin' }}", "It heals skin", "It heals skin"),
    Case("parameter of an include", '{% include c.html title="Heals skin" %}', "Heals skin",
         "Heals skin"),
    Case("parameter with an escape", '{% render "c", text: "A \\"cure\\" now" %}', 'A "cure"',
         'A \\"cure\\"'),
    Case("parameter with HTML", '{% render "c", text: "It <b>heals</b> skin" %}', "heals skin",
         "heals</b> skin"),
    Case("assigned", '{% assign a = "It heals skin" %}<p>', "It heals skin", "It heals skin"),
    Case("after a comment", "{% comment %}<p>{% endcomment %}heals", "heals", "heals"),
    Case("after a schema", '{% schema %}{"a": "}}"}{% endschema %}heals', "heals", "heals"),
    Case("JSON-LD", '<script type="application/ld+json">{"name": {{ a | json }}, "description":'
         ' "It heals {{ b }}skin"}</script>', "heals skin", "heals {{ b }}skin"),
    Case("Markdown", "---\ntitle: x\n---\n{% if a %}\n# It *heals* skin\n{% endif %}\n",
         "heals skin", "heals* skin", path="a.md"),
    Case("Markdown, in a list", "- a\n{% include b.html %}\n- It {{ c }} **heals** skin",
         "heals skin", "heals** skin", path="a.md"),
    Case("Markdown, include alone", '{% include b.html caption="Heals skin" %}\n', "Heals skin",
         "Heals skin", path="a.md"),
    Case("Markdown, front matter", '---\ntitle: "{{ a }} heals"\n---\n', "heals", "heals",
         path="a.md"),
    Case("text", "It {{ a }} heals skin", "heals skin", "heals skin", path="a.txt.liquid"),
)  # fmt: skip
_JINJA = (
    *_HTML,
    Case("over a comment", "heals {# not #}skin", "heals skin", "heals {# not #}skin"),
    Case("comment without blanks", "heals {#not#}skin", "heals skin", "heals {#not#}skin"),
    Case("comment of many lines", "{#\n <p>\n#}heals", "heals", "heals"),
    Case("over a block", "{% block a %}heals{% endblock %} skin", "heals skin",
         "heals{% endblock %} skin"),
    Case("translated text", "{% trans %}It <b>heals</b>{% endtrans %}", "It heals", "It <b>heals"),
    Case("translated string", "<p>{{ _('It heals skin') }}", "It heals skin", "It heals skin"),
    Case("translated by a tag", "{% trans 'it heals skin' %}", "it heals skin", "it heals skin"),
    Case("set", '{% set title = "Heals" %}<p>', "Heals", "Heals"),
    Case("argument by name", "{{ card(title='Heals', class='Big Box') }}", "Heals", "Heals"),
    Case("argument by place", "{{ card('It heals skin', 2) }}", "It heals skin", "It heals skin"),
    Case("dictionary", "{{ card({'text': 'It heals', 'id': 'A B'}) }}", "It heals", "It heals"),
    Case("plus signs", "{%+ if a +%}heals{%+ endif +%} skin", "heals skin",
         "heals{%+ endif +%} skin"),
    Case("elif parts", "{% if a %}heals{% elif b %}lifts{% endif %}", "heals lifts",
         "heals{% elif b %}lifts"),
    Case("Markdown", "{# x #}\n\nIt {{ a }} *heals* skin", "heals skin", "heals* skin",
         path="a.md.j2"),
)  # fmt: skip
_HANDLEBARS = (
    *_HTML,
    Case("over a block", "{{#if a}}heals{{/if}} skin", "heals skin", "heals{{/if}} skin"),
    Case("three braces", "{{{ a }}} heals skin", "heals skin", "heals skin"),
    Case("over three braces", "heals {{{a}}}skin", "heals skin", "heals {{{a}}}skin"),
    Case("else parts", "{{#if a}}heals{{ else }}lifts{{/if}}", "heals lifts",
         "heals{{ else }}lifts"),
    Case("inverse parts", "{{#a}}heals{{ ^ }}lifts{{/a}}", "heals lifts", "heals{{ ^ }}lifts"),
    Case("over a comment", "heals {{! not }}skin", "heals skin", "heals {{! not }}skin"),
    Case("comment with braces", "heals {{!-- {{a}} --}}skin", "heals skin",
         "heals {{!-- {{a}} --}}skin"),
    Case("parameter of a partial", '{{> card title="Heals skin"}}', "Heals skin", "Heals skin"),
    Case("parameter in single quotes", "{{> card text='Heals'}}", "Heals", "Heals"),
    Case("helper's argument", '{{upper "It heals skin"}}', "It heals skin", "It heals skin"),
    Case("trimming", "{{~#if a~}} heals {{~/if~}} skin", "heals  skin", "heals {{~/if~}} skin"),
    Case("raw block", "{{{{raw}}}} heals {{{{/raw}}}}", "heals", "heals"),
    Case("shortcode of Hugo", '{{< card title="Heals" >}}\nIt *heals* skin\n{{< /card >}}',
         "heals skin", "heals* skin", path="a.md"),
    Case("parameter of a shortcode", '{{% card title="Heals skin" %}}', "Heals skin",
         "Heals skin", path="a.md"),
)  # fmt: skip
_ERB = (
    Case("over an output", "<p>It <%= verb %> skin", "It  skin", "It <%= verb %> skin"),
    Case("over a statement", "heals <% if a %>skin<% end %> now", "heals skin now",
         "heals <% if a %>skin<% end %> now"),
    Case("else parts", "<% if a %>heals<% else %>lifts<% end %>", "heals lifts",
         "heals<% else %>lifts"),
    Case("else of EJS parts", "<% if (a) { %>heals<% } else { %>lifts<% } %>", "heals lifts",
         "heals<% } else { %>lifts"),
    Case("greater-than sign in code", "<% if a > 1 %>heals<% end %> skin", "heals skin",
         "heals<% end %> skin"),
    Case("over a comment", "heals <%# not %>skin", "heals skin", "heals <%# not %>skin"),
    Case("over another comment", "heals <%-- not --%>skin", "heals skin",
         "heals <%-- not --%>skin"),
    Case("in an attribute", '<img alt="<%= a %> heals skin">', "heals skin", "heals skin"),
    Case("code for an attribute", '<img <%= a("x") %> alt="heals skin">', "heals skin",
         "heals skin"),
    Case("label of a link", '<%= link_to "Heals skin", a_path, class: "B C" %>', "Heals skin",
         "Heals skin"),
    Case("parameter of a partial", '<%= render "card", title: "Heals" %>', "Heals", "Heals"),
    Case("older pairs", '<%= render "card", :title => "Heals" %>', "Heals", "Heals"),
    Case("string that is shown", '<p>It <%= "heals the skin" %> now', "It heals the skin now",
         'It <%= "heals the skin" %> now'),
    Case("trimming", "heals <%- a -%> skin", "heals  skin", "heals <%- a -%> skin"),
    Case("Markdown", "It <%= a %> *heals* skin", "heals skin", "heals* skin", path="a.md.erb"),
    Case("PHP", "<p>heals <?= $a ?>skin <?php echo __('It heals skin'); ?>", "heals skin",
         "heals <?= $a ?>skin", path="a.php"),
    Case("PHP's strings", "<?php $card = ['title' => 'Heals', 'id' => 'A B']; ?>", "Heals",
         "Heals", path="a.php"),
)  # fmt: skip
_CASES = [
    *(("a.liquid", case) for case in _LIQUID),
    *(("a.html.j2", case) for case in _JINJA),
    *(("a.hbs", case) for case in _HANDLEBARS),
    *(("a.html.erb", case) for case in _ERB),
    *(("a.html", case) for case in (*_LIQUID, *_JINJA, *_HANDLEBARS, *_ERB)),
]


@pytest.mark.parametrize(("path", "case"), _CASES, ids=[f"{p}: {c.name}" for p, c in _CASES])
def test_words_lead_to_their_source(path: str, case: Case) -> None:
    assert_leads(case, path)
    assert_sound(document_of(case.path or path, case.source))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.liquid", "{{ heals }}"),
        ("a.liquid", "{{ a | heals: 'heals' }}"),
        ("a.liquid", "{{ 'products.heals' | t }}"),
        ("a.liquid", "{% if a == 'It heals skin' %}{% endif %}"),
        ("a.liquid", "{% comment %}It heals skin{% endcomment %}"),
        ("a.liquid", '{% schema %}{"name": "It heals skin"}{% endschema %}'),
        ("a.liquid", "{% stylesheet %}.heals {}{% endstylesheet %}"),
        ("a.liquid", "{% render 'heals', class: 'Heals Skin' %}"),
        ("a.liquid", "<script>var a = {{ 'It heals skin' | json }}</script>"),
        ("a.liquid", "<p hidden>{% include a.html title='It heals skin' %}</p>"),
        ("a.j2", "{% extends 'heals page.html' %}{# It heals skin #}"),
        ("a.j2", "{{ a.strftime('Heals %B %d') }}"),
        ("a.hbs", "{{!-- It heals skin --}}{{> heals}}{{heals a='b'}}"),
        ("a.erb", "<%# It heals skin %><%= heals(:heals) %><%= image_tag 'heals/a b.png' %>"),
        ("a.php", "<?php heals();"),
        ("a.md", "```\n{% include a title='It heals skin' %}\n```"),
    ],
)
def test_code_is_no_copy(path: str, source: str) -> None:
    assert "heal" not in document_of(path, source).prose.lower()


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.liquid", "{% comment %} claimlint-disable X y {% endcomment %}"),
        ("a.liquid", "{%- comment -%} claimlint-disable X y {%- endcomment -%}"),
        ("a.liquid", "{% # claimlint-disable X y %}"),
        ("a.j2", "{# claimlint-disable X y #}"),
        ("a.j2", "{#- claimlint-disable X y -#}"),
        ("a.hbs", "{{!-- claimlint-disable X y --}}"),
        ("a.hbs", "{{! claimlint-disable X y }}"),
        ("a.html", "{{/* claimlint-disable X y */}}"),
        ("a.html", "{{- /* claimlint-disable X y */ -}}"),
        ("a.erb", "<%# claimlint-disable X y %>"),
        ("a.erb", "<%-- claimlint-disable X y --%>"),
        ("a.ejs", "<% // claimlint-disable X y %>"),
        ("a.php", "<?php // claimlint-disable X y ?>"),
        ("a.php", "<?php /* claimlint-disable X y */ ?>"),
        ("a.md", "{% comment %} claimlint-disable X y {% endcomment %}"),
        ("a.txt.j2", "{# claimlint-disable X y #}"),
    ],
)
def test_comments_of_the_template_language_are_heard(path: str, source: str) -> None:
    document = document_of(path, f"é {source}<!-- b --> x")
    assert document.comments[0].text == "claimlint-disable X y"
    comment = document.comments[0]
    assert document.source[comment.start : comment.end] == source
    assert document.prose.split() == ["é", "x"] or path.endswith("txt.j2")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.html", "heals {{ skin"),
        ("a.html", "heals {% skin"),
        ("a.html", "heals }} %} skin"),
        ("a.html", "<p>100 {% off and heals"),
        ("a.html", "<script>a={{b:c}</script>heals {{ d }}"),
        ("a.html", "<script>a='{%'</script>heals {% if a %}"),
        ("a.html", "<script>a='<%'</script>heals <% a %>"),
        ("a.md", "# It heals {#skin}"),
        ("a.md", "It heals {#a} b {#c}"),
        ("a.html", "<p {% if a %}hidden{% endif %}>heals"),
        ("a.html", '<p hidden="{{ a }}" lang="{{ b }}">heals'),
        ("a.html", '<p class="{% if a %}b{% else %}c{% endif %}">heals'),
    ],
)
def test_what_only_looks_like_code_is_read(path: str, source: str) -> None:
    assert "heals" in document_of(path, source).prose


def test_wordings_are_parted_also_where_no_blank_parts_them() -> None:
    source = "{{#a}}heals{{else}}lifts{{^}}firms{{/a}}"
    assert document_of("a.hbs", source).prose.split() == ["heals", "lifts", "firms"]


def test_templates_around_other_things_are_not_taken_for_pages() -> None:
    source = b"server { # {{ name }}\n}\n"
    assert read("nginx.conf.j2", source).prose == source.decode()


@pytest.mark.parametrize(
    "source",
    [
        "{{ ",
        "{% ",
        "{{ ' ",
        '{% comment %}"',
        "{# ",
        "<% ",
        "{{!-- ",
        "{{{{",
        "{% else ",
        "<?php '",
    ],
)
def test_code_that_never_ends_costs_no_more_than_its_length(source: str) -> None:
    document = document_of("a.html", source * 20_000)
    assert len(document.source) == len(source) * 20_000


_PIECES = (
    *(
        "It ",
        "heals",
        " skin",
        "\n",
        "\n\n",
        "\r\n",
        "    ",
        "# ",
        "- ",
        "> ",
        "**",
        "`",
        "```\n",
        "é",
    ),
    *("{{ ", " }}", "{{{", "}}}", "{{!-- ", " --}}", "{{< ", " >}}", "{% ", " %}", "{%- ", " -%}"),
    *("{% if a %}", "{% else %}", "{% comment %}", "{% endcomment %}", "{# ", " #}", "<% ", " %>"),
    *(
        "<%# ",
        "<?php ",
        "?>",
        "{% a title='x' %}",
        "{{ 'It heals' | t }}",
        "title: ",
        '"',
        "'",
        "\\",
    ),
    *("<p>", "</p>", "<b title='", "'>", "<script>", "</script>", "<!--", "-->", "😀", "\u2060"),
    *("---\n", "---\ntitle: {{ a }} x\n---\n", "| a |\n|---|\n| ", "[x](/y 'z')", "&amp;"),
)


@given(
    st.sampled_from(("a.md", "a.md.erb", "a.liquid", "a.txt.j2", "a.php", "a.html.erb")),
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
)
@settings(max_examples=500, deadline=None)
def test_any_template_is_read_with_its_places(path: str, source: str) -> None:
    document = document_of(path, "\ufeff" + source)
    assert document.source == source
    assert_sound(document)
    for comment in document.comments:
        assert 0 <= comment.start < comment.end <= len(source)
