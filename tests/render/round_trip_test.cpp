// The Markdown of whole pages, read back by cmark-gfm, says what their articles say.
#include "pith/pith.hpp"

#include "base/utf8.hpp"
#include "paths.hpp"
#include "render/layout.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gtest/gtest.h>

namespace pith {
namespace {

namespace fs = std::filesystem;

struct Freer {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_iter* walk) const { cmark_iter_free(walk); }
};

/// What a page says, each in order but for links: of these the addresses.
struct Said {
  std::string words;               // letters and numbers of all text, single spaces between
  std::vector<std::string> codes;  // code blocks
  std::multiset<std::string> links;
  std::size_t rows = 0;            // of tables
  std::vector<std::string> cells;  // their words; without empty ones
  std::vector<std::string> formulas;
  std::size_t references = 0;  // to notes
  std::size_t notes = 0;
};

std::string page_at(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::unique_ptr<cmark_node, Freer> parse(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, Freer> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
  for (const char* name : {"table", "strikethrough", "tasklist"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return std::unique_ptr<cmark_node, Freer>(cmark_parser_finish(parser.get()));
}

std::string trimmed(std::string_view code) {
  while (code.ends_with('\n')) code.remove_suffix(1);
  return std::string(code);
}

void add_cell(std::string_view words, Said& out) {
  std::string folded = utf8::fold_for_comparison(words);
  if (!folded.empty()) out.cells.push_back(std::move(folded));
}

/// An address with what is written as % and two digits as it is: Markdown wants some signs written so.
std::string decoded(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    const std::string digits(address.substr(at + 1, 2));
    const bool escape =
        address[at] == '%' && digits.find_first_not_of("0123456789ABCDEFabcdef") == std::string::npos;
    if (escape && digits.size() == 2) {
      out += static_cast<char>(std::stoi(digits, nullptr, 16));
      at += 2;
    } else {
      out += address[at];
    }
  }
  return out;
}

Said reread(std::string_view markdown) {
  Said out;
  std::string words;
  std::size_t cell = 0;
  const auto root = parse(markdown);
  const std::unique_ptr<cmark_iter, Freer> walk(cmark_iter_new(root.get()));
  for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    const cmark_node_type type = cmark_node_get_type(node);
    const std::string_view name = cmark_node_get_type_string(node);
    const bool enter = event == CMARK_EVENT_ENTER;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      words += cmark_node_get_literal(node);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      out.codes.push_back(trimmed(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_LINK && enter) {
      out.links.insert(decoded(cmark_node_get_url(node)));
    } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
      out.references += enter ? 1 : 0;
    } else if (type != CMARK_NODE_EMPH && type != CMARK_NODE_STRONG && type != CMARK_NODE_HTML_INLINE &&
               type != CMARK_NODE_LINK) {
      words += ' ';
    }
    if (type == CMARK_NODE_FOOTNOTE_DEFINITION && enter) ++out.notes;
    if ((name == "table_row" || name == "table_header") && enter) ++out.rows;
    if (type == CMARK_NODE_HTML_INLINE && std::string_view(cmark_node_get_literal(node)) == "<br>")
      words += ' ';
    if (name == "table_cell" && enter) cell = words.size();
    if (name == "table_cell" && !enter) add_cell(std::string_view(words).substr(cell), out);
  }
  out.words = utf8::fold_for_comparison(words);
  return out;
}

/// True if Markdown has words of such a block.
bool is_text(const Block& block) {
  switch (block.kind) {
    case BlockKind::code:
    case BlockKind::picture:
    case BlockKind::embed:
    case BlockKind::rule: return false;
    default: return true;
  }
}

void add_cells(std::string_view row, Said& out) {
  for (std::size_t at = 0; at <= row.size();) {
    const std::size_t end = std::min(row.find('\t', at), row.size());
    add_cell(row.substr(at, end - at), out);
    at = end + 1;
  }
}

/// The signs of callouts ("[!NOTE]") that stand above a block and are not in place of its words.
std::string signs_above(const Article& article, const Block& block, std::vector<bool>& seen) {
  std::string out;
  for (std::uint32_t at = block.container; at != 0 && !seen[at - 1]; at = article.containers[at - 1].parent) {
    seen[at - 1] = true;
    const Container& container = article.containers[at - 1];
    if (container.kind != ContainerKind::callout) continue;
    const bool same =
        article.words(block) == container.title &&
        utf8::fold_for_comparison(container.title) == utf8::fold_for_comparison(container.label);
    if (!same) out.insert(0, container.label + ' ');
  }
  return out;
}

Said said_by(const Article& article) {
  Said out;
  std::string words;
  std::vector<bool> seen(article.containers.size());
  std::uint32_t note = 0;
  auto mark = article.marks.begin();
  for (const Block& block : article.blocks) {
    words += signs_above(article, block, seen);
    if (block.kind == BlockKind::code) out.codes.push_back(trimmed(article.words(block)));
    out.rows += block.kind == BlockKind::table_row ? 1 : 0;
    if (block.kind == BlockKind::footnote && block.item != note) ++out.notes;
    if (block.kind == BlockKind::footnote) note = block.item;
    if (block.kind == BlockKind::formula)
      out.formulas.emplace_back(render::formula_source(article.words(block)));
    const std::size_t begin = words.size();
    std::uint32_t at = block.text.begin;
    std::uint32_t code_end = 0;
    for (; mark != article.marks.end() && mark->text.begin < block.text.end; ++mark) {
      if (mark->kind == MarkKind::code) code_end = mark->text.end;
      // Of code in a line only the whole can be a link.
      if (mark->kind == MarkKind::link && mark->text.begin >= code_end)
        out.links.insert(decoded(article.target(*mark)));
      if (mark->kind == MarkKind::formula && mark->text.begin >= at) {
        const std::string_view tex = render::formula_source(
            std::string_view(article.text).substr(mark->text.begin, mark->text.size()));
        out.formulas.emplace_back(tex);
        words.append(article.text, at, mark->text.begin - at).append(tex);
        at = mark->text.end;
      }
      if (mark->kind != MarkKind::footnote) continue;
      ++out.references;
      if (is_text(block)) words.append(article.text, at, mark->text.begin - at);
      at = mark->text.end;
    }
    if (is_text(block)) words.append(article.text, at, block.text.end - at).append(" ");
    if (block.kind == BlockKind::table_row) add_cells(std::string_view(words).substr(begin), out);
  }
  out.words = utf8::fold_for_comparison(words);
  return out;
}

/// Words without the signs that cmark-gfm, which knows no formulas, takes for emphasis in them.
std::string without_subscripts(const std::string& words) {
  std::string out = words;
  std::replace(out.begin(), out.end(), '_', ' ');
  return utf8::fold_for_comparison(out);
}

/// The first difference and a little of what stands around it.
std::string difference(std::string_view want, std::string_view got) {
  const auto [a, b] = std::mismatch(want.begin(), want.end(), got.begin(), got.end());
  if (a == want.end() && b == got.end()) return {};
  const auto at = static_cast<std::size_t>(a - want.begin());
  const std::size_t from = at > 60 ? at - 60 : 0;
  return "wanted: …" + std::string(want.substr(from, 120)) + "\n   got: …" +
         std::string(got.substr(from, 120));
}

/// An address that only one of the two has.
std::string first_of_either(const std::multiset<std::string>& a, const std::multiset<std::string>& b) {
  std::vector<std::string> out;
  std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out.empty() ? std::string() : out.front();
}

/// The first formula that does not stand in the Markdown as it is, but for a space that keeps it from being a
/// tag or a link and what a cell of a table wants.
std::string first_changed(const std::vector<std::string>& formulas, std::string_view markdown) {
  const auto bare = [](std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (c == '|' && out.ends_with('\\')) out.pop_back();
      if (c != ' ' && c != '\n' && c != '\t') out += c;
    }
    return out;
  };
  const std::string all = bare(markdown);
  std::size_t at = 0;
  for (const std::string& tex : formulas) {
    const std::string wanted = "$" + bare(tex) + "$";
    const std::size_t found = all.find(wanted, at);
    if (found == std::string::npos) return tex;
    at = found + wanted.size() - 1;
  }
  return {};
}

/// What is lost on the way of the page to Markdown and back; empty: nothing.
std::string loss_of(const std::string& page, const std::string& url) {
  Result<Article> article = extract({.bytes = page, .url = url});
  if (!article || article->blocks.empty()) return {};
  // What pictures and embeds say of themselves is no part of the text.
  std::erase_if(article->blocks, [](const Block& block) { return block.kind == BlockKind::embed; });
  const Said want = said_by(*article);
  const std::string markdown = to_markdown(*article, {.metadata = false, .images = false});
  const Said got = reread(markdown);
  std::string loss = want.formulas.empty()
                         ? difference(want.words, got.words)
                         : difference(without_subscripts(want.words), without_subscripts(got.words));
  if (want.codes != got.codes) loss += "\ncode differs";
  if (got.rows < want.rows || want.cells != got.cells) loss += "\ntables differ";
  const std::string formula = first_changed(want.formulas, markdown);
  if (!formula.empty()) loss += "\nformula differs: " + formula;
  if (want.links != got.links) loss += "\nlinks differ: " + first_of_either(want.links, got.links);
  if (want.references != got.references) loss += "\nreferences differ";
  if (want.notes != got.notes) loss += "\nnotes differ";
  return loss;
}

TEST(RoundTrip, OfEveryFixtureKeepsWordsCodeAndNotes) {
  for (const auto& entry : fs::directory_iterator(fs::path(PITH_SOURCE_DIR) / "fixtures" / "pages")) {
    EXPECT_EQ(loss_of(page_at(entry.path() / "source.html"), "https://a.example/page"), "")
        << entry.path().filename();
  }
}

/// For people who have a folder of pages: PITH_ROUND_TRIP_PAGES names it.
TEST(RoundTrip, OfAFolderOfPagesKeepsWordsCodeAndNotes) {
  const char* folder = std::getenv("PITH_ROUND_TRIP_PAGES");
  if (folder == nullptr) GTEST_SKIP() << "PITH_ROUND_TRIP_PAGES names no folder";
  constexpr std::size_t most = 500;
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(folder)) pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  pages.resize(std::min(pages.size(), most));
  for (const fs::path& path : pages) EXPECT_EQ(loss_of(page_at(path), "https://a.example/page"), "") << path;
}

}  // namespace
}  // namespace pith
