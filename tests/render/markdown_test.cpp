// Markdown is held to what a CommonMark parser (cmark-gfm) reads out of it.
#include "pith/render.hpp"

#include "base/utf8.hpp"
#include "clean_text.hpp"
#include "render/article_builder.hpp"

#include <array>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gtest/gtest.h>

namespace pith::render {
namespace {

using namespace std::string_view_literals;

std::string markdown(const ArticleBuilder& builder) {
  return to_markdown(builder.article, {.metadata = false});
}

enum class Dialect { common_mark, github };

struct Freer {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_iter* walk) const { cmark_iter_free(walk); }
};

std::unique_ptr<cmark_node, Freer> parse(std::string_view text, Dialect dialect) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, Freer> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  if (dialect == Dialect::github) {
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"}) {
      cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    }
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return std::unique_ptr<cmark_node, Freer>(cmark_parser_finish(parser.get()));
}

struct Reread {
  std::vector<std::string>
      texts;  // of each paragraph, heading, code block and cell that has any, on one line
  std::vector<std::string> kinds;  // of their nodes
  std::vector<std::string> links;
};

Reread reread(std::string_view text, Dialect dialect) {
  Reread out;
  std::string words;
  const auto root = parse(text, dialect);
  const std::unique_ptr<cmark_iter, Freer> walk(cmark_iter_new(root.get()));
  for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) words += cmark_node_get_literal(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) words += ' ';
    if (type == CMARK_NODE_HTML_INLINE && cmark_node_get_literal(node) == "<br>"sv) words += ' ';
    if (type == CMARK_NODE_CODE_BLOCK) words = cmark_node_get_literal(node);
    if (type == CMARK_NODE_LINK && event == CMARK_EVENT_ENTER)
      out.links.emplace_back(cmark_node_get_url(node));
    const bool holds_text = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
                            type == CMARK_NODE_CODE_BLOCK ||
                            cmark_node_get_type_string(node) == "table_cell"sv;
    if (!holds_text || (event == CMARK_EVENT_ENTER && type != CMARK_NODE_CODE_BLOCK)) continue;
    if (std::string line = utf8::clean_line(words); !line.empty()) {
      out.texts.push_back(std::move(line));
      out.kinds.emplace_back(cmark_node_get_type_string(node));
    }
    words.clear();
  }
  return out;
}

/// The text of each block and cell, on one line.
std::vector<std::string> texts_of(const Article& article) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks) {
    std::string_view rest = article.words(block);
    while (!rest.empty()) {
      const bool row = block.kind == BlockKind::table_row;
      const std::size_t end = std::min(row ? rest.find('\t') : rest.size(), rest.size());
      if (std::string line = utf8::clean_line(rest.substr(0, end)); !line.empty())
        out.push_back(std::move(line));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return out;
}

void expect_same_text(const ArticleBuilder& builder) {
  const std::string text = markdown(builder);
  EXPECT_EQ(reread(text, Dialect::github).texts, texts_of(builder.article)) << text;
}

TEST(Markdown, BlocksHaveTheirUsualForms) {
  ArticleBuilder builder;
  builder.add(BlockKind::heading, "Head", 2);
  builder.paragraph("One\ntwo");
  builder.add(BlockKind::code, "a\n  b");
  builder.paragraph("q").quote = 1;
  builder.paragraph("qq").quote = 2;
  builder.add(BlockKind::caption, "The clock");
  builder.add(BlockKind::comment, "Nice.");
  EXPECT_EQ(markdown(builder),
            "## Head\n\nOne\\\ntwo\n\n```\na\n  b\n```\n\n> q\n>\n> > qq\n\n*The clock*\n\n> Nice.\n");
}

TEST(Markdown, ListsNestByLevelAndTwoInARowStayApart) {
  ArticleBuilder builder;
  builder.item("a\nb");
  builder.item("c", 2, 1);
  builder.item("d", 3);
  builder.item("e");
  builder.item("f", 1, 0, 2);
  EXPECT_EQ(markdown(builder), "- a\\\n  b\n  1. c\n     - d\n- e\n\n* f\n");
}

TEST(Markdown, WhatGoesOnInAnItemStandsBelowItsWords) {
  ArticleBuilder builder;
  builder.item("a", 1, 1);
  builder.add(BlockKind::paragraph, "b", 1).group = 1;
  builder.item("c", 2);
  builder.add(BlockKind::code, "x\ny", 2).group = 1;
  builder.item("d", 1, 2);
  builder.add(BlockKind::paragraph, "e");
  builder.add(BlockKind::paragraph, "f", 1).group = 1;
  EXPECT_EQ(markdown(builder),
            "1. a\n\n   b\n\n   - c\n\n     ```\n     x\n     y\n     ```\n\n2. d\n\ne\n\nf\n");
}

TEST(Markdown, QuotesAndTablesInAnItemStandInIt) {
  ArticleBuilder builder;
  builder.item("a", 1, 1);
  Block& quoted = builder.add(BlockKind::paragraph, "b", 1);
  quoted.group = 1;
  quoted.quote = 1;
  builder.item("c", 2).quote = 1;
  builder.item("d", 2).quote = 1;
  builder.item("e", 1, 2);
  Block& row = builder.row("f\tg", true, 2);
  row.level = 1;
  builder.item("h", 1, 3);
  EXPECT_EQ(markdown(builder),
            "1. a\n\n   > b\n   >\n   > - c\n   > - d\n\n2. e\n\n   | f | g |\n   | --- | --- |\n\n3. h\n");
}

TEST(Markdown, AnItemMayBeginWithAQuote) {
  ArticleBuilder builder;
  builder.item("a");
  builder.item("b").quote = 1;
  Block& next = builder.add(BlockKind::paragraph, "c", 1);
  next.group = 1;
  next.quote = 1;
  builder.item("d");
  EXPECT_EQ(markdown(builder), "- a\n\n- > b\n  >\n  > c\n\n- d\n");
}

TEST(Markdown, AnInnerListThatBeginsLaterIsStillAList) {
  ArticleBuilder builder;
  builder.item("a");
  builder.item("b", 2, 5);
  EXPECT_EQ(reread(markdown(builder), Dialect::common_mark).texts, (std::vector<std::string>{"a", "b"}));
}

TEST(Markdown, TablesArePipeTables) {
  ArticleBuilder builder;
  builder.row("Port\tTide", true);
  builder.row("Toll|mere\t");
  builder.row("a\tb\tc");
  EXPECT_EQ(markdown(builder), "| Port | Tide | |\n| --- | --- | --- |\n| Toll\\|mere | |\n| a | b | c |\n");
  const Reread read = reread(markdown(builder), Dialect::github);
  EXPECT_EQ(read.texts, (std::vector<std::string>{"Port", "Tide", "Toll|mere", "a", "b", "c"}));
  EXPECT_EQ(read.kinds[5], "table_cell");
}

TEST(Markdown, ATableWithoutAHeaderRowGetsAnEmptyOne) {
  ArticleBuilder builder;
  builder.row("a\tb");
  EXPECT_EQ(markdown(builder), "| | |\n| --- | --- |\n| a | b |\n");
  EXPECT_EQ(reread(markdown(builder), Dialect::github).kinds, (std::vector<std::string>(2, "table_cell")));
}

TEST(Markdown, MarksAreDrawn) {
  ArticleBuilder builder;
  builder.paragraph("so bold and fine with code() and a link, H2O");
  builder.mark(MarkKind::strong, "bold and fine");
  builder.mark(MarkKind::emphasis, "fine");
  builder.mark(MarkKind::code, "code()");
  builder.mark(MarkKind::link, "a link", "https://a.test/x_(y)?a=1&b=2");
  builder.mark(MarkKind::subscript, "2");
  EXPECT_EQ(markdown(builder),
            "so **bold and _fine_** with `code()` and [a link](https://a.test/x_\\(y\\)?a=1&b=2), "
            "H<sub>2</sub>O\n");
}

TEST(Markdown, LinksComeBackAsTheyWere) {
  for (const char* target :
       {"https://a.test/(a", "https://a.test/a)b(c", "https://a.test/\\x", "mailto:x@a.test",
        "https://a.test/?a=1&copy;=2&amp;", "https://a.test/*a*_b_"}) {
    ArticleBuilder builder;
    builder.paragraph("a link here");
    builder.mark(MarkKind::link, "link", target);
    EXPECT_EQ(reread(markdown(builder), Dialect::common_mark).links, std::vector<std::string>(1, target));
  }
}

// What stands before a mark must not make another character of it: the whole is in NFC as it is written.
TEST(Markdown, MarksBehindWhatIsNotTextStayThemselves) {
  ArticleBuilder builder;
  builder.paragraph("x \u0338y link");
  builder.mark(MarkKind::superscript, "\u0338y");
  builder.mark(MarkKind::link, "link", "https://a.test/<\u0327\u00E9/\u00E9");
  EXPECT_EQ(markdown(builder), "x <sup>&#x338;y</sup> [link](https://a.test/%3C%CC%A7%C3%A9/\u00E9)\n");
  EXPECT_EQ(test::why_not_clean(markdown(builder)), "");
}

TEST(Markdown, OnlyWebAndMailLinksComeOut) {
  ArticleBuilder builder;
  builder.paragraph("a b");
  builder.mark(MarkKind::link, "a", "javascript:alert(1)");
  builder.mark(MarkKind::link, "b", "https://a.test/");
  EXPECT_EQ(markdown(builder), "a [b](https://a.test/)\n");
  EXPECT_EQ(to_markdown(builder.article, {.metadata = false, .links = false}), "a b\n");
}

TEST(Markdown, MarksThatWouldNotBeReadAreNotDrawn) {
  ArticleBuilder builder;
  builder.paragraph("un\"believ\"able, emphasis in words");
  builder.mark(MarkKind::strong, "\"believ\"");
  builder.mark(MarkKind::emphasis, "emph");
  EXPECT_EQ(markdown(builder), "un\"believ\"able, emphasis in words\n");
}

TEST(Markdown, WordsThatLookLikeMarkupAreReadAsWords) {
  for (const std::string_view text : {"# not a heading"sv,
                                      "> not a quote"sv,
                                      "- not a list"sv,
                                      "1. nor this"sv,
                                      "12) nor that"sv,
                                      "+ no"sv,
                                      "---"sv,
                                      "***"sv,
                                      "- - -"sv,
                                      "```"sv,
                                      "~~~"sv,
                                      "a\n==="sv,
                                      "a\n---"sv,
                                      "a | b\n--|--"sv,
                                      "| a |\n| - |"sv,
                                      R"(*a* _b_ **c** `d` [e](f) ![g](h) <i>j</i> &amp; &#65; \ \*)"sv,
                                      R"(a\)"sv,
                                      "snake_case and _private_"sv,
                                      "[a]: https://a.test"sv,
                                      "<!-- x -->"sv,
                                      "AT&T 1<2 a<b"sv,
                                      "    not code"sv,
                                      "~~x~~ ~y~"sv,
                                      "a\n\n\nb"sv,
                                      "https://a.test/a_b_c*d*"sv,
                                      "[ ] task"sv,
                                      "-"sv,
                                      "+"sv,
                                      "#"sv,
                                      "1."sv,
                                      "a\n#"sv,
                                      "<https://a.test>"sv}) {
    ArticleBuilder builder;
    builder.paragraph(text);
    builder.item(text);
    builder.item(text, 2, 1);
    builder.paragraph(text).quote = 1;
    builder.add(BlockKind::heading, text, 1);
    builder.add(BlockKind::caption, text);
    builder.row("x\ty", true);
    builder.row(text);
    expect_same_text(builder);
  }
}

TEST(Markdown, HeadingsKeepNumberSignsAtTheirEnd) {
  for (const std::string_view text : {"C #"sv, "C ##"sv, "C#"sv, "#"sv, "a #b"sv}) {
    ArticleBuilder builder;
    builder.add(BlockKind::heading, text, 2);
    expect_same_text(builder);
  }
}

TEST(Markdown, CodeKeepsItsBackticks) {
  for (const std::string_view text : {"`"sv, "``x`"sv, "a ``` b"sv, "`x`"sv, "x```` ` `` ```"sv}) {
    ArticleBuilder builder;
    builder.add(BlockKind::code, text);
    builder.paragraph(text);
    builder.mark(MarkKind::code, text);
    expect_same_text(builder);
  }
}

TEST(Markdown, AnExclamationMarkBeforeALinkDoesNotMakeAnImage) {
  ArticleBuilder builder;
  builder.paragraph("Look!here");
  builder.mark(MarkKind::link, "here", "https://a.test/");
  EXPECT_EQ(reread(markdown(builder), Dialect::common_mark).links.size(), 1U);
  expect_same_text(builder);
}

TEST(Markdown, FrontMatterHoldsTheMetadata) {
  ArticleBuilder builder;
  builder.paragraph("Body.");
  Metadata& meta = builder.article.meta;
  meta.title = "A \"title\": yes";
  meta.authors = {{"Maren Holt", ""}, {"Orla Fenwick", ""}};
  meta.date = "2021-03-09";
  EXPECT_EQ(to_markdown(builder.article),
            "---\ntitle: \"A \\\"title\\\": yes\"\nauthor:\n  - \"Maren Holt\"\n  - \"Orla Fenwick\"\n"
            "date: \"2021-03-09\"\n---\n\nBody.\n");
}

/// Articles of random words, punctuation and marks: what is read again must be what was written.
class RandomArticle {
 public:
  explicit RandomArticle(unsigned seed) : random_(seed) {}

  ArticleBuilder make() {
    ArticleBuilder builder;
    const unsigned blocks = 1 + below(6);
    for (unsigned i = 0; i < blocks; ++i) {
      const auto kind = static_cast<BlockKind>(below(7));
      Block& block = builder.add(kind, words(kind), 1 + below(4));
      block.quote = static_cast<std::uint8_t>(below(4) == 0 ? below(3) : 0);
      block.ordinal = below(3) == 0 ? below(12) : 0;
      block.group = below(3);
      block.header = below(2) == 0;
      for (unsigned marks = below(5); kind != BlockKind::code && marks > 0; --marks) add_mark(builder);
    }
    return builder;
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  std::string words(BlockKind kind) {
    static constexpr std::array pieces = {
        "a"sv, "bc"sv, " "sv,  " "sv,      " "sv,    "*"sv, "_"sv,          "`"sv,      "["sv,  "]"sv,
        "("sv, ")"sv,  "!"sv,  "<"sv,      ">"sv,    "&"sv, "amp;"sv,       "#"sv,      "-"sv,  "+"sv,
        "1"sv, "."sv,  ":"sv,  "|"sv,      R"(\)"sv, "~"sv, "="sv,          "\n"sv,     "é"sv,  "“"sv,
        "€"sv, "汉"sv, "。"sv, "\u00A0"sv, R"(")"sv, "/"sv, "http://a.b"sv, "x@y.zz"sv, "\t"sv, "😀"sv};
    std::string out = "w";
    if (below(2) == 0) out.clear();
    for (unsigned i = 1 + below(14); i > 0; --i) {
      const std::string_view piece = pieces.at(below(pieces.size()));
      if (piece == "\t" && kind != BlockKind::table_row) continue;
      out += piece;
    }
    return utf8::clean_line(out).empty() ? "x" : out;
  }

  void add_mark(ArticleBuilder& builder) {
    const Range range = builder.article.blocks.back().text;
    std::uint32_t begin = range.begin + below(range.size());
    std::uint32_t end = begin + 1 + below(range.end - begin);
    const auto inside = [&](std::uint32_t at) {
      return at < range.end && (static_cast<unsigned char>(builder.article.text[at]) & 0xC0) == 0x80;
    };
    while (inside(begin)) --begin;
    while (inside(end)) ++end;
    builder.mark_range(static_cast<MarkKind>(below(6)), {begin, end}, "https://a.test/a_b*c*`d`(e)");
  }

  std::mt19937 random_;
};

TEST(Markdown, RandomArticlesAreReadAsTheyWereWritten) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const ArticleBuilder builder = RandomArticle(seed).make();
    const std::string text = markdown(builder);
    ASSERT_EQ(reread(text, Dialect::github).texts, texts_of(builder.article)) << "seed " << seed << "\n"
                                                                              << text;
    const auto is_row = [](const Block& block) { return block.kind == BlockKind::table_row; };
    if (std::any_of(builder.article.blocks.begin(), builder.article.blocks.end(), is_row)) continue;
    ASSERT_EQ(reread(text, Dialect::common_mark).texts, texts_of(builder.article)) << "seed " << seed << "\n"
                                                                                   << text;
  }
}

}  // namespace
}  // namespace pith::render
