// Article and what it is made of, as Python objects that cannot be changed.
#include "pith/article.hpp"

#include "pith/render.hpp"

#include "python/objects.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

namespace pith::python {
namespace {

using nb::literals::operator""_a;

/// One inline mark, in code points of its block's text.
struct InlineMark {
  std::string_view kind;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string target;
  std::uint32_t note = 0;
};

/// One block with its own text and marks.
struct TextBlock {
  std::string_view kind;
  std::string text;
  std::uint32_t level = 0;
  std::uint32_t quote = 0;
  std::uint32_t ordinal = 0;
  std::uint32_t group = 0;
  std::uint32_t item = 0;
  std::uint32_t container = 0;
  bool header = false;
  std::string language;
  float score = 0;
  std::vector<InlineMark> marks;
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The blocks of an article. Marks are ordered by where they begin, so one pass serves all.
std::vector<TextBlock> blocks_of(const Article& article) {
  std::vector<TextBlock> out;
  out.reserve(article.blocks.size());
  std::size_t next = 0;
  for (const Block& block : article.blocks) {
    const std::string_view words = article.words(block);
    TextBlock made{.kind = to_string(block.kind),
                   .text = std::string(words),
                   .level = block.level,
                   .quote = block.quote,
                   .ordinal = block.ordinal,
                   .group = block.group,
                   .item = block.item,
                   .container = block.container,
                   .header = block.header,
                   .language = std::string(article.language(block)),
                   .score = block.score,
                   .marks = {}};
    for (; next < article.marks.size() && article.marks[next].text.begin < block.text.end; ++next) {
      const Mark& mark = article.marks[next];
      if (mark.text.begin < block.text.begin || mark.text.end > block.text.end) continue;
      const std::size_t begin = code_points(words.substr(0, mark.text.begin - block.text.begin));
      const std::size_t size =
          code_points(words.substr(mark.text.begin - block.text.begin, mark.text.size()));
      made.marks.push_back(
          {to_string(mark.kind), begin, begin + size, std::string(article.target(mark)), mark.item});
    }
    out.push_back(std::move(made));
  }
  return out;
}

RenderOptions render_options(bool metadata, bool links, bool provenance, std::string_view id) {
  RenderOptions options;
  options.metadata = metadata;
  options.links = links;
  options.provenance = provenance;
  options.id = id;
  return options;
}

nb::object to_dict(const Article& article) {
  const std::string json = to_json(article, render_options(true, true, true, {}));
  return nb::module_::import_("json").attr("loads")(json);
}

nb::dict provenance_of(const Metadata& meta) {
  nb::dict out;
  for (const Provenance& entry : meta.provenance) out[entry.field.c_str()] = nb::cast(entry);
  return out;
}

std::string quoted(std::string_view text) { return nb::cast<std::string>(nb::repr(nb::cast(text))); }

void add_parts(nb::module_& module) {
  nb::class_<Person>(module, "Person", "An author.")
      .def_ro("name", &Person::name)
      .def_ro("url", &Person::url, "The profile page, or an empty string.")
      .def("__str__", [](const Person& person) { return person.name; })
      .def(
          "__eq__", [](const Person& a, const Person& b) { return a == b; }, nb::is_operator())
      .def("__hash__", [](const Person& a) { return nb::hash(nb::cast(a.name)); })
      .def("__repr__", [](const Person& person) { return "Person(" + quoted(person.name) + ")"; });
  nb::class_<Provenance>(module, "Provenance", "Where one field of the metadata came from.")
      .def_ro("field", &Provenance::field)
      .def_ro("source", &Provenance::source, "For example \"json-ld\", \"meta:og:title\", \"h1\".")
      .def_ro("confidence", &Provenance::confidence, "0 to 1.")
      .def("__repr__", [](const Provenance& from) { return "Provenance(" + quoted(from.source) + ")"; });
  nb::class_<InlineMark>(module, "Mark",
                         "An inline mark of a block's text, from `start` to `end` in characters.")
      .def_ro("kind", &InlineMark::kind,
              "link, strong, emphasis, code, superscript, subscript, formula, footnote, deleted or inserted.")
      .def_ro("start", &InlineMark::start)
      .def_ro("end", &InlineMark::end)
      .def_ro("target", &InlineMark::target, "Of a link: its absolute address.")
      .def_ro("note", &InlineMark::note, "Of a footnote: the number of the note.")
      .def("__repr__", [](const InlineMark& mark) {
        return "Mark(" + quoted(mark.kind) + ", " + std::to_string(mark.start) + ", " +
               std::to_string(mark.end) + ")";
      });
  nb::class_<TextBlock>(module, "Block", "One block of the article, in reading order.")
      .def_ro("kind", &TextBlock::kind,
              "paragraph, heading, list_item, code, table_row, caption, comment, formula, picture, embed, "
              "footnote, term, definition or rule.")
      .def_ro("text", &TextBlock::text, "Its words; cells of a table row are separated by a tab.")
      .def_ro("level", &TextBlock::level, "Level of a heading, or nesting of a list item.")
      .def_ro("quote", &TextBlock::quote, "How many block quotes it stands in.")
      .def_ro("ordinal", &TextBlock::ordinal, "Number of an item of an ordered list, else 0.")
      .def_ro("group", &TextBlock::group, "Blocks of one table, list or comment share a number; 0: none.")
      .def_ro("item", &TextBlock::item, "Index of a picture, embed or comment, or the number of a footnote.")
      .def_ro("container", &TextBlock::container, "1 + the index of its innermost container; 0: none.")
      .def_ro("header", &TextBlock::header, "Whether a table row is a header.")
      .def_ro("language", &TextBlock::language, "Language of a code block.")
      .def_ro("score", &TextBlock::score, "Estimated probability that it belongs to the article.")
      .def_ro("marks", &TextBlock::marks)
      .def("__repr__", [](const TextBlock& block) {
        return "Block(" + quoted(block.kind) + ", " + quoted(block.text) + ")";
      });
}

void add_insets(nb::module_& module) {
  nb::class_<Picture>(module, "Picture", "A picture of the article.")
      .def_ro("url", &Picture::url)
      .def_ro("alt", &Picture::alt)
      .def_ro("caption", &Picture::caption)
      .def_ro("width", &Picture::width, "CSS pixels; 0: unknown.")
      .def_ro("height", &Picture::height, "CSS pixels; 0: unknown.")
      .def("__repr__", [](const Picture& picture) { return "Picture(" + quoted(picture.url) + ")"; });
  nb::class_<Embed>(module, "Embed", "A video or another document in a frame.")
      .def_ro("url", &Embed::url)
      .def_ro("title", &Embed::title)
      .def("__repr__", [](const Embed& embed) { return "Embed(" + quoted(embed.url) + ")"; });
  nb::class_<Comment>(module, "Comment", "Who wrote a reader's comment, and when.")
      .def_ro("author", &Comment::author)
      .def_ro("date", &Comment::date)
      .def_ro("depth", &Comment::depth, "0 is on the article itself.")
      .def("__repr__", [](const Comment& comment) {
        return "Comment(" + quoted(comment.author) + ", " + quoted(comment.date) + ")";
      });
  nb::class_<Container>(module, "Container", "A box around some blocks.")
      .def_prop_ro(
          "kind", [](const Container& box) { return to_string(box.kind); }, "callout, details or post.")
      .def_ro("parent", &Container::parent, "1 + the index of the container around it; 0: none.")
      .def_ro("label", &Container::label)
      .def_ro("title", &Container::title)
      .def_ro("author", &Container::author)
      .def_ro("date", &Container::date)
      .def_ro("url", &Container::url)
      .def("__repr__", [](const Container& box) {
        return "Container(" + quoted(to_string(box.kind)) + ", " + quoted(box.label) + ")";
      });
}

void add_metadata(nb::module_& module) {
  nb::class_<Metadata>(
      module, "Metadata",
      "What is known about an article. Unknown text is empty; the keys are those of the JSON output.")
      .def_ro("title", &Metadata::title, "The headline, without the site's name.")
      .def_ro("authors", &Metadata::authors, "In the page's order.")
      .def_ro("date", &Metadata::date, "First published, YYYY-MM-DD.")
      .def_ro("datetime", &Metadata::datetime,
              "The same with time, RFC 3339; empty if only the day is known.")
      .def_ro("date_modified", &Metadata::date_modified)
      .def_ro("datetime_modified", &Metadata::datetime_modified)
      .def_ro("url", &Metadata::url, "Canonical address.")
      .def_ro("site", &Metadata::site)
      .def_ro("publisher", &Metadata::publisher)
      .def_ro("description", &Metadata::description)
      .def_ro("language", &Metadata::language, "Of the text itself, BCP 47.")
      .def_ro("declared_language", &Metadata::declared_language, "What the page claims.")
      .def_ro("section", &Metadata::section)
      .def_ro("categories", &Metadata::categories)
      .def_ro("tags", &Metadata::tags)
      .def_ro("image", &Metadata::image, "Address of the lead image.")
      .def_ro("license", &Metadata::license)
      .def_ro("source", &Metadata::source, "Who is credited with the text.")
      .def_ro("place", &Metadata::place, "Place of the dateline.")
      .def_prop_ro(
          "page_type", [](const Metadata& meta) { return to_string(meta.page_type); },
          "article, forum, product, collection, listing, documentation, service or none.")
      .def_ro("accessible_for_free", &Metadata::accessible_for_free)
      .def_ro("comment_count", &Metadata::comment_count)
      .def_ro("word_count", &Metadata::word_count)
      .def_ro("reading_minutes", &Metadata::reading_minutes)
      .def_ro("simhash", &Metadata::simhash,
              "64-bit SimHash of the text; near-duplicates differ in few bits.")
      .def_ro("sha256", &Metadata::sha256, "Of the text, in hexadecimal.")
      .def_ro("skipped", &Metadata::skipped, "Why some of what the page says of itself was not read.")
      .def_prop_ro("provenance", &provenance_of, nb::sig("def provenance(self) -> dict[str, Provenance]"),
                   "Where each field came from, by its key.")
      .def("__repr__", [](const Metadata& meta) { return "Metadata(title=" + quoted(meta.title) + ")"; });
}

void add_contents(nb::class_<Article>& article) {
  article
      .def_prop_ro(
          "text", [](const Article& article) { return body_text(article); },
          "The body as plain text: paragraphs with an empty line between.")
      .def_ro("metadata", &Article::meta, nb::rv_policy::reference_internal)
      .def_prop_ro("blocks", &blocks_of, "The blocks in reading order.")
      .def_ro("pictures", &Article::pictures)
      .def_ro("embeds", &Article::embeds)
      .def_ro("comments", &Article::comments)
      .def_ro("containers", &Article::containers)
      .def_prop_ro(
          "outcome", [](const Article& article) { return to_string(article.outcome); },
          "\"article\"; \"thin\": some text, but little of it or little certainty; \"none\": no article.")
      .def_ro("confidence", &Article::confidence,
              "F1 to expect of the text, 0 to 1, calibrated on labelled pages.")
      .def_prop_ro("title", [](const Article& article) { return article.meta.title; })
      .def_prop_ro(
          "authors",
          [](const Article& article) {
            std::vector<std::string> names;
            for (const Person& author : article.meta.authors) names.push_back(author.name);
            return names;
          },
          "The authors' names.")
      .def_prop_ro(
          "date", [](const Article& article) { return article.meta.date; }, "YYYY-MM-DD, or empty.")
      .def_prop_ro("url", [](const Article& article) { return article.meta.url; })
      .def_prop_ro("language", [](const Article& article) { return article.meta.language; })
      .def_prop_ro(
          "provenance", [](const Article& article) { return provenance_of(article.meta); },
          nb::sig("def provenance(self) -> dict[str, Provenance]"))
      .def("__bool__", [](const Article& article) { return article.outcome != Outcome::none; })
      .def("__str__", [](const Article& article) { return body_text(article); })
      .def("__repr__", [](const Article& article) {
        return "Article(" + quoted(article.meta.title) + ", " + quoted(to_string(article.outcome)) + ")";
      });
}

void add_formats(nb::class_<Article>& article) {
  article
      .def(
          "to_text",
          [](const Article& article, bool metadata) {
            return to_text(article, render_options(metadata, true, false, {}));
          },
          "metadata"_a = true, "`Key: value` lines, an empty line, the body.")
      .def(
          "to_markdown",
          [](const Article& article, bool metadata, bool links) {
            return to_markdown(article, render_options(metadata, links, false, {}));
          },
          "metadata"_a = true, "links"_a = true,
          "CommonMark with pipe tables; metadata as YAML front matter.")
      .def(
          "to_json",
          [](const Article& article, bool provenance, int indent, std::string_view id) {
            return to_json(article, render_options(true, true, provenance, id), indent);
          },
          "provenance"_a = false, "indent"_a = 0, "id"_a = "", "One JSON object.")
      .def(
          "to_html",
          [](const Article& article, bool metadata, bool links) {
            return to_html(article, render_options(metadata, links, false, {}));
          },
          "metadata"_a = true, "links"_a = true, "A whole HTML5 document.")
      .def(
          "to_xml",
          [](const Article& article, bool metadata, bool links) {
            return to_xml(article, render_options(metadata, links, false, {}));
          },
          "metadata"_a = true, "links"_a = true, "An XML document.")
      .def(
          "to_tei",
          [](const Article& article, bool metadata, bool links) {
            return to_tei(article, render_options(metadata, links, false, {}));
          },
          "metadata"_a = true, "links"_a = true, "A TEI P5 document.")
      .def(
          "to_csv",
          [](const Article& article, std::string_view id, bool header) {
            return (header ? csv_header() : std::string()) +
                   to_csv(article, render_options(true, true, false, id));
          },
          "id"_a = "", "header"_a = false, "The metadata as a row of CSV, behind the names of its columns.")
      .def("to_dict", &to_dict, nb::sig("def to_dict(self) -> dict[str, object]"),
           "The JSON output with provenance, as a dictionary.");
}

}  // namespace

void add_article(nb::module_& module) {
  add_parts(module);
  add_insets(module);
  add_metadata(module);
  nb::class_<Article> article(module, "Article",
                              "The article of one page. It owns all it holds and cannot be changed.");
  add_contents(article);
  add_formats(article);
}

}  // namespace pith::python
