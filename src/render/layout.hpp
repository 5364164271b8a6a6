// What the renderers share of an Article's structure: which blocks belong together, and a block's inline
// spans.
#ifndef PITH_RENDER_LAYOUT_HPP
#define PITH_RENDER_LAYOUT_HPP

#include "pith/article.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace pith::render {

/// Nesting beyond this is drawn at this depth: indentation and quote marks would outgrow the words of a
/// hostile page.
constexpr unsigned deepest_nesting = 16;

/// The block's words without white space at either end (code keeps its first line's indentation, a table row
/// all); empty if its range does not lie within the article's text.
Range trimmed_range(const Article& article, const Block& block);
std::string_view text_in(const Article& article, Range range);
/// The language of a block of code; empty if it is not known, or no name that can stand behind a fence.
std::string_view language_of(const Article& article, const Block& block);

/// The TeX of a formula without the delimiters that the page may have put around it.
std::string_view formula_source(std::string_view words);

/// Depth of block quotes, bounded.
unsigned quote_depth(const Block& block);
/// How many of the block quotes around the first hold the second, too.
unsigned shared_quotes(const Block& a, const Block& b);
/// Depth of a list item, 1 is outermost, bounded.
unsigned list_depth(const Block& block);

bool same_table(const Block& a, const Block& b);
/// What empty lines set apart in a list: a paragraph, code, a formula or a row of a table.
bool is_set_apart(const Block& block);
/// What stands in an item of a list, but does not begin it.
bool goes_on_in_list(const Block& block);
bool in_list(const Block& block);

/// True if nothing parts two blocks of one list.
bool are_tight(const Block& a, const Block& b);

/// The list that blocks stand in, which are given one by one.
class OpenList {
 public:
  /// True if the block stands in the list of the one before: an item, or what goes on in one, be it in quotes
  /// or containers within.
  bool holds(const Block& block) const;
  void next(const Block& block);

 private:
  const Block* first_ = nullptr;  // of the list; nullptr: the last block was in none
};

/// True for what is shown without words: a picture, an embed, a rule.
bool is_wordless(const Block& block);
/// What the block shows, if its address may come out; else nullptr.
const Picture* picture_of(const Article& article, const Block& block);
const Embed* embed_of(const Article& article, const Block& block);

/// The containers around a block by 1 + their index, outermost first; no more than deepest_nesting.
std::vector<std::uint32_t> containers_around(const Article& article, const Block& block);
/// How many containers of the same blocks two such paths begin with.
std::size_t common_containers(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);
/// True if the words of the block that a container begins with are its title.
bool is_title(const Article& article, Range words, const Container& container);

/// The captions that come out with their pictures and embeds, to tell which blocks say them again.
class PictureCaptions {
 public:
  PictureCaptions(const Article& article, bool images, bool links);
  bool hold(const Article& article, const Block& block) const;

 private:
  std::unordered_set<std::string_view> captions_;
};

/// The ranges of a table row's cells, without white space at either end; some may be empty.
void split_cells(const Article& article, Range row, std::vector<Range>& cells);

/// Index behind the last row of the table that begins at block `first`, and the number of cells of its
/// longest row.
struct TableExtent {
  std::size_t end = 0;
  std::size_t columns = 0;
};
TableExtent measure_table(const Article& article, std::size_t first);

/// One mark as it is to be drawn: clipped to the range asked for and to the span around it, so that spans
/// nest whatever the article holds; without white space at its ends; never empty.
struct Span {
  MarkKind kind = MarkKind::link;
  Range text;
  std::string_view target;    ///< link: its address, allowed by is_allowed_link()
  std::uint32_t item = 0;     ///< footnote: the number of the note
  bool inner_begins = false;  ///< another span begins at the same place, inside this one
  bool inner_ends = false;    ///< another span ends at the same place, inside this one
};

/// The spans of `range`, outer ones first; links with other schemes than is_allowed_link() takes are left
/// out, all links unless `links`.
void collect_spans(const Article& article, Range range, bool links, std::vector<Span>& spans);

/// http, https and mailto; no others, and nothing with white space or control characters inside.
bool is_allowed_link(std::string_view target);

/// Walks through `range`: sink.text(Range), sink.open(const Span&) gives whether the span is drawn,
/// sink.close(const Span&) follows for each that is.
template <class Sink>
void walk_spans(Range range, const std::vector<Span>& spans, Sink& sink) {
  std::vector<const Span*> open;
  std::uint32_t at = range.begin;
  const auto advance = [&](std::uint32_t to) {
    if (to > at) sink.text(Range{at, to});
    at = to;
  };
  const auto close_until = [&](std::uint32_t to) {
    while (!open.empty() && open.back()->text.end <= to) {
      advance(open.back()->text.end);
      sink.close(*open.back());
      open.pop_back();
    }
  };
  for (const Span& span : spans) {
    close_until(span.text.begin);
    advance(span.text.begin);
    if (sink.open(span)) open.push_back(&span);
  }
  close_until(range.end);
  advance(range.end);
}

/// What stands above the text, an empty line if there is any, and the text as whole lines.
std::string with_body(std::string head, std::string_view body);

}  // namespace pith::render

#endif
