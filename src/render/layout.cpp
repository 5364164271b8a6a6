#include "render/layout.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace pith::render {
namespace {

bool is_blank_at(std::string_view text, std::size_t begin, std::size_t& end) {
  end = begin;
  return utf8::is_space(utf8::next(text, end));
}

/// Begin of the code point that ends before `end`; `end` > 0.
std::size_t previous(std::string_view text, std::size_t end) {
  do {
    --end;
  } while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  return end;
}

Range trim(std::string_view text, Range range) {
  std::size_t begin = range.begin;
  std::size_t end = range.end;
  std::size_t following = 0;
  while (begin < end && is_blank_at(text, begin, following)) begin = following;
  while (end > begin && is_blank_at(text, previous(text, end), following)) end = previous(text, end);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))};
}

Range trim_code(std::string_view text, Range range) {
  while (range.begin < range.end && text[range.end - 1] == '\n') --range.end;
  for (std::uint32_t at = range.begin; at < range.end && ascii::is_space(text[at]); ++at) {
    if (text[at] == '\n') range.begin = at + 1;
  }
  return range;
}

}  // namespace

std::string_view text_in(const Article& article, Range range) {
  return std::string_view(article.text).substr(range.begin, range.size());
}

std::string_view language_of(const Article& article, const Block& block) {
  if (block.language.begin >= block.language.end || block.language.end > article.targets.size()) return {};
  const std::string_view name = article.language(block);
  const auto belongs = [](char c) {
    return ascii::is_alnum(c) || c == '+' || c == '#' || c == '-' || c == '.' || c == '_';
  };
  return std::all_of(name.begin(), name.end(), belongs) ? name : std::string_view();
}

Range trimmed_range(const Article& article, const Block& block) {
  const Range range = block.text;
  if (range.begin >= range.end || range.end > article.text.size()) return {};
  if (block.kind == BlockKind::table_row) return range;  // a tab at either end is an empty cell
  return block.kind == BlockKind::code ? trim_code(article.text, range) : trim(article.text, range);
}

std::string_view formula_source(std::string_view words) {
  struct Pair {
    std::string_view begin, end;
  };
  constexpr auto pairs = std::to_array<Pair>(
      {{"$$", "$$"}, {"\\[", "\\]"}, {"\\(", "\\)"}, {"[latex]", "[/latex]"}, {"$latex ", "$"}, {"$", "$"}});
  for (const Pair& pair : pairs) {
    if (words.size() > pair.begin.size() + pair.end.size() && words.starts_with(pair.begin) &&
        words.ends_with(pair.end)) {
      return ascii::trim(words.substr(pair.begin.size(), words.size() - pair.begin.size() - pair.end.size()));
    }
  }
  return ascii::trim(words);
}

unsigned quote_depth(const Block& block) { return std::min<unsigned>(block.quote, deepest_nesting); }

unsigned shared_quotes(const Block& a, const Block& b) {
  const bool next_quote = a.quote == b.quote && a.quotation != b.quotation;
  return std::min(quote_depth(a), quote_depth(b)) - (next_quote ? 1 : 0);
}

unsigned list_depth(const Block& block) { return std::clamp<unsigned>(block.level, 1, deepest_nesting); }

bool same_table(const Block& a, const Block& b) {
  return a.kind == BlockKind::table_row && b.kind == BlockKind::table_row && a.group == b.group &&
         a.quote == b.quote && a.container == b.container;
}

bool is_set_apart(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::code ||
         block.kind == BlockKind::formula || block.kind == BlockKind::table_row;
}

bool goes_on_in_list(const Block& block) {
  return block.level > 0 && (is_wordless(block) || is_set_apart(block));
}

bool in_list(const Block& block) { return block.kind == BlockKind::list_item || goes_on_in_list(block); }

bool are_tight(const Block& a, const Block& b) {
  return !is_set_apart(a) && !is_set_apart(b) && a.quote == b.quote && a.container == b.container;
}

bool OpenList::holds(const Block& block) const {
  if (first_ == nullptr || !in_list(block)) return false;
  // Rows share the number of their table. Inner containers come behind those around them.
  return (block.kind == BlockKind::table_row || block.group == first_->group) &&
         block.quote >= first_->quote && block.container >= first_->container;
}

void OpenList::next(const Block& block) {
  if (!holds(block)) first_ = in_list(block) ? &block : nullptr;
}

bool is_wordless(const Block& block) {
  return block.kind == BlockKind::picture || block.kind == BlockKind::embed || block.kind == BlockKind::rule;
}

const Picture* picture_of(const Article& article, const Block& block) {
  if (block.kind != BlockKind::picture || block.item >= article.pictures.size()) return nullptr;
  const Picture& picture = article.pictures[block.item];
  const bool is_mail = ascii::starts_with_ignoring_case(picture.url, "mailto:");
  return is_allowed_link(picture.url) && !is_mail ? &picture : nullptr;
}

const Embed* embed_of(const Article& article, const Block& block) {
  if (block.kind != BlockKind::embed || block.item >= article.embeds.size()) return nullptr;
  const Embed& embed = article.embeds[block.item];
  return is_allowed_link(embed.url) ? &embed : nullptr;
}

std::vector<std::uint32_t> containers_around(const Article& article, const Block& block) {
  std::vector<std::uint32_t> path;
  // Outer ones come first: what does not is no container of this one.
  for (std::uint32_t at = block.container; at != 0 && at <= article.containers.size();) {
    path.push_back(at);
    const std::uint32_t parent = article.containers[at - 1].parent;
    at = parent < at ? parent : 0;
  }
  std::reverse(path.begin(), path.end());
  if (path.size() > deepest_nesting) path.resize(deepest_nesting);
  return path;
}

std::size_t common_containers(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

bool is_title(const Article& article, Range words, const Container& container) {
  return !words.empty() && text_in(article, words) == container.title;
}

PictureCaptions::PictureCaptions(const Article& article, bool images, bool links) {
  for (const Block& block : article.blocks) {
    const Picture* const picture = images ? picture_of(article, block) : nullptr;
    const Embed* const embed = links ? embed_of(article, block) : nullptr;
    if (picture != nullptr && !picture->caption.empty()) captions_.insert(picture->caption);
    if (embed != nullptr && !embed->title.empty()) captions_.insert(embed->title);
  }
}

bool PictureCaptions::hold(const Article& article, const Block& block) const {
  return block.kind == BlockKind::caption && !captions_.empty() &&
         captions_.count(text_in(article, trimmed_range(article, block))) > 0;
}

void split_cells(const Article& article, Range row, std::vector<Range>& cells) {
  cells.clear();
  const std::string_view text = article.text;
  for (std::uint32_t begin = row.begin;;) {
    const std::size_t tab = std::min<std::size_t>(text.find('\t', begin), row.end);
    const auto end = static_cast<std::uint32_t>(tab);
    cells.push_back(trim(text, {begin, end}));
    if (end == row.end) break;
    begin = end + 1;
  }
}

TableExtent measure_table(const Article& article, std::size_t first) {
  TableExtent extent;
  for (extent.end = first; extent.end < article.blocks.size(); ++extent.end) {
    const Block& row = article.blocks[extent.end];
    if (!same_table(article.blocks[first], row)) break;
    const std::string_view words = text_in(article, trimmed_range(article, row));
    const auto tabs = static_cast<std::size_t>(std::count(words.begin(), words.end(), '\t'));
    extent.columns = std::max(extent.columns, tabs + 1);
  }
  return extent;
}

bool is_allowed_link(std::string_view target) {
  const auto is_bad = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; };
  if (std::any_of(target.begin(), target.end(), is_bad)) return false;
  return ascii::starts_with_ignoring_case(target, "http://") ||
         ascii::starts_with_ignoring_case(target, "https://") ||
         ascii::starts_with_ignoring_case(target, "mailto:");
}

void collect_spans(const Article& article, Range range, bool links, std::vector<Span>& spans) {
  spans.clear();
  const auto before = [](const Mark& mark, std::uint32_t begin) { return mark.text.begin < begin; };
  auto mark = std::lower_bound(article.marks.begin(), article.marks.end(), range.begin, before);
  std::vector<std::size_t> open;  // the spans around this one
  for (; mark != article.marks.end() && mark->text.begin < range.end; ++mark) {
    Span span{mark->kind, {mark->text.begin, std::min(mark->text.end, range.end)}, {}, mark->item};
    if (span.kind == MarkKind::link) {
      if (!links || mark->target.begin > mark->target.end || mark->target.end > article.targets.size())
        continue;
      span.target = article.target(*mark);
      if (!is_allowed_link(span.target)) continue;
    }
    if (span.text.begin >= span.text.end) continue;
    span.text = trim(article.text, span.text);
    while (!open.empty() && spans[open.back()].text.end <= span.text.begin) open.pop_back();
    if (!open.empty()) span.text.end = std::min(span.text.end, spans[open.back()].text.end);
    if (span.text.empty()) continue;
    if (!open.empty()) {
      Span& outer = spans[open.back()];
      outer.inner_begins = outer.inner_begins || outer.text.begin == span.text.begin;
      outer.inner_ends = outer.inner_ends || outer.text.end == span.text.end;
    }
    open.push_back(spans.size());
    spans.push_back(span);
  }
}

std::string with_body(std::string head, std::string_view body) {
  if (body.empty()) return head;
  if (!head.empty()) head += '\n';
  head += body;
  head += '\n';
  return head;
}

}  // namespace pith::render
