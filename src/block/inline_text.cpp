#include "block/inline_text.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "block/picture.hpp"
#include "block/section_headings.hpp"
#include "data/word_masks.hpp"
#include "dom/base_url.hpp"
#include "dom/class_words.hpp"
#include "score/segment.hpp"

#include <algorithm>
#include <array>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

// What a page can make of one link or one mark is bounded, for it may stand around every block.
constexpr std::size_t longest_address = 8192;  // bytes; servers rarely take request lines over 8 kB
constexpr std::size_t most_addresses =
    4'000'000;                                // bytes of all links; a real page's have some 100 kB at most
constexpr std::ptrdiff_t deepest_script = 4;  // powers of powers

/// True if what is named in a <cite> is set apart in it: the rest of a reference is plain.
bool holds_emphasis(const dom::Document& document, NodeId id) {
  constexpr NodeId reach = 64;  // nodes
  const NodeId end = std::min(document[id].end, id + reach);
  for (NodeId at = id + 1; at < end; ++at) {
    if (document.tag(at) == Tag::i || document.tag(at) == Tag::em) return true;
  }
  return false;
}

/// The address that one of a page that only leads on has as its parameter: "/url?q=https%3A…".
std::string behind_redirect(std::string address) {
  const std::size_t query = address.find("/url?q=http");
  if (query == std::string::npos) return address;
  const std::string_view rest = std::string_view(address).substr(query + 7);
  return percent_decoded(rest.substr(0, rest.find('&')));
}

constexpr auto opening_quotes =
    std::to_array<std::string_view>({"\"", "'", "“", "„", "«", "‘", "‚", "‹", "「", "『", "»", "”"});

/// True if the page has quotation marks of its own at the beginning of a <q>.
bool is_quoted_by_itself(std::string_view before, std::string_view words) {
  return std::any_of(opening_quotes.begin(), opening_quotes.end(), [&](std::string_view quote) {
    return before.ends_with(quote) || words.starts_with(quote);
  });
}

}  // namespace

InlineText::InlineText(const dom::Document& document, std::span<const score::Element> elements,
                       const Formulas& formulas, std::string_view base_url, Article& article)
    : document_(document),
      elements_(elements),
      formulas_(formulas),
      base_url_(dom::base_url(document, base_url)),
      article_(article),
      text_(article.text),
      addresses_left_(most_addresses) {}

std::uint32_t InlineText::begin() {
  text_.begin();
  return static_cast<std::uint32_t>(article_.text.size());
}

void InlineText::append(NodeId first, NodeId last) {
  // Marks that began above the first text node and hold more than this block are opened for it again.
  std::vector<NodeId> around;
  for (NodeId id = document_[first].parent; id != dom::no_node && !dom::is_block_level(document_.tag(id));
       id = document_[id].parent) {
    around.push_back(id);
  }
  if (const auto note = find_note(around); note != around.end()) {
    first = *note;
    around.erase(around.begin(), note + 1);
  }
  for (std::size_t i = around.size(); i-- > 0;) open_mark(around[i]);
  // What is drawn of the words may stand before the first letter that is written.
  if (text_.empty() && document_.tag(first - 1) == Tag::img &&
      document_[first - 1].parent == document_[first].parent)
    text_.append(emoji_text(document_, first - 1));
  for (NodeId id = first; id <= last;) {
    close_until(id);
    const Tag tag = document_.tag(id);
    if (notes_ != nullptr && !in_notes_ && notes_->is_inside(id)) {
      ++id;
      continue;
    }
    if (notes_ != nullptr && append_note_mark(id)) {
      id = tag == Tag::text ? id + 1 : document_[id].end;
      continue;
    }
    if (const Formula* const formula = formulas_.empty() ? nullptr : formulas_.around(id)) {
      put_formula(*formula);
      id = formula->end;
      continue;
    }
    if (tag == Tag::text) {
      if (is_behind_speaker(id)) text_.line_break();
      if (elements_[id].apart) text_.space();
      text_.append(document_.characters(id));
    } else if (tag == Tag::rt || score::is_skipped(document_, elements_, id) || is_for_screen_readers(id) ||
               is_way_up(id)) {  // of <ruby> the words themselves
      id = document_[id].end;
      continue;
    } else if (tag == Tag::br) {
      text_.line_break();
    } else if (tag == Tag::img) {
      text_.append(emoji_text(document_, id));
    } else {
      if (elements_[id].apart) text_.space();
      open_mark(id);
    }
    ++id;
  }
  close_until(dom::no_node);
}

std::vector<NodeId>::const_iterator InlineText::find_note(const std::vector<NodeId>& around) const {
  if (notes_ == nullptr || in_notes_) return around.end();
  return std::find_if(around.begin(), around.end(), [&](NodeId id) {
    return notes_->role(id) == NoteRole::marker || notes_->role(id) == NoteRole::gone;
  });
}

bool InlineText::is_for_screen_readers(NodeId id) const {
  if (document_.tag(id) != Tag::span || (elements_[id].groups & data::bit(data::ClassGroup::hidden)) == 0)
    return false;
  // Alone they name what is only drawn.
  if (id == 0 || document_.tag(id - 1) != Tag::text || document_[id - 1].parent != document_[id].parent)
    return false;
  constexpr auto known = std::to_array<std::string_view>(
      {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-text"});
  return dom::any_class(document_.raw_attribute(id, "class").value_or(""), [&](std::string_view name) {
    return std::any_of(known.begin(), known.end(),
                       [&](std::string_view each) { return ascii::equal_ignoring_case(name, each); });
  });
}

bool InlineText::is_way_up(NodeId id) const {
  return elements_[id].jump && leads_to_itself(document_, id) &&
         ascii::equal_ignoring_case(document_.text_of(id), "top");
}

bool InlineText::is_behind_speaker(NodeId text) const {
  if (!article_.text.ends_with(':') || text == 0 || document_.tag(text - 1) != Tag::text) return false;
  const NodeId before = document_[text - 1].parent;
  return document_.tag(before) == Tag::cite && document_[before].end == text;
}

void InlineText::put_formula(const Formula& formula) {
  if (formula.tex.empty()) return;
  if (std::any_of(open_.begin(), open_.end(), [](const Open& open) { return open.kind == MarkKind::code; }))
    return text_.append(formula.tex);
  open_.push_back({formula.end, static_cast<std::uint32_t>(article_.text.size()), MarkKind::formula,
                   formula.display ? formula.begin : dom::no_node});
  text_.append(formula.tex);
  const Open open = open_.back();
  open_.pop_back();
  close(open);
}

void InlineText::put_formula(std::string_view tex) { put_formula({0, 1, std::string(tex), false}); }

void InlineText::put_code(std::string_view lines) {
  for (bool first = true; !lines.empty(); first = false) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (!first) text_.line_break();
    open_.push_back({0, static_cast<std::uint32_t>(article_.text.size()), MarkKind::code, dom::no_node});
    text_.append(lines.substr(0, end));
    const Open open = open_.back();
    open_.pop_back();
    close(open);
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

void InlineText::mark_strong(std::uint32_t begin) {
  const auto end = static_cast<std::uint32_t>(article_.text.size());
  const auto first =
      std::lower_bound(article_.marks.begin(), article_.marks.end(), begin,
                       [](const Mark& mark, std::uint32_t at) { return mark.text.begin < at; });
  const auto is_strong = [](const Mark& mark) { return mark.kind == MarkKind::strong; };
  article_.marks.erase(std::remove_if(first, article_.marks.end(), is_strong), article_.marks.end());
  if (begin < end) add_mark({MarkKind::strong, {begin, end}, {}});
}

void InlineText::cells(unsigned count) {
  article_.text.append(count, '\t');
  text_.begin();
}

bool InlineText::append_note_mark(NodeId id) {
  switch (notes_->role(id)) {
    case NoteRole::marker: append_marker(notes_->number(id)); return true;
    case NoteRole::gone: return true;
    default: break;
  }
  if (document_.tag(id) != Tag::text) return false;
  text_.append(notes_->characters(id));
  return true;
}

void InlineText::append_marker(std::uint32_t number) {
  std::size_t begin = article_.text.size();
  text_.append("[" + std::to_string(number) + "]");
  while (begin < article_.text.size() && article_.text[begin] != '[') ++begin;
  if (begin < article_.text.size()) {
    Mark mark{MarkKind::footnote,
              {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(article_.text.size())},
              {}};
    mark.item = number;
    add_mark(mark);
  }
}

bool InlineText::open_mark(NodeId id) {
  if (notes_ != nullptr && notes_->role(id) == NoteRole::plain) return false;
  MarkKind kind = MarkKind::link;
  switch (document_.tag(id)) {
    case Tag::a:
      if (!elements_[id].link || (elements_[id].jump && leads_to_itself(document_, id))) return false;
      break;
    case Tag::b:
    case Tag::strong: kind = MarkKind::strong; break;
    case Tag::i:
    case Tag::em:
    case Tag::dfn: kind = MarkKind::emphasis; break;
    case Tag::cite:
      if (holds_emphasis(document_, id)) return false;
      kind = MarkKind::emphasis;
      break;
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt:
    case Tag::var: kind = MarkKind::code; break;
    case Tag::sup: kind = MarkKind::superscript; break;
    case Tag::sub: kind = MarkKind::subscript; break;
    case Tag::q: return open_quotation(id);
    case Tag::del:
    case Tag::s:
    case Tag::strike: kind = MarkKind::deleted; break;
    case Tag::ins: kind = MarkKind::inserted; break;
    default: return false;
  }
  // Within a mark of its own kind a mark says nothing more.
  const bool is_script = kind == MarkKind::superscript || kind == MarkKind::subscript;
  const auto around =
      std::count_if(open_.begin(), open_.end(), [kind](const Open& open) { return open.kind == kind; });
  if (around >= (is_script ? deepest_script : 1)) return false;
  open_.push_back({document_[id].end, static_cast<std::uint32_t>(article_.text.size()), kind, id});
  return true;
}

bool InlineText::open_quotation(NodeId id) {
  NodeId words = id + 1;
  while (words < document_[id].end && document_.tag(words) != Tag::text) ++words;
  if (words >= document_[id].end || is_quoted_by_itself(article_.text, document_.characters(words)))
    return false;
  text_.append(is_in_quotation() ? "‘" : "“");
  open_.push_back({document_[id].end, static_cast<std::uint32_t>(article_.text.size()), MarkKind::link, id});
  return true;
}

bool InlineText::is_in_quotation() const {
  const auto quotations =
      std::count_if(open_.begin(), open_.end(), [&](const Open& open) { return is_quotation(open); });
  return quotations % 2 != 0;
}

bool InlineText::is_quotation(const Open& open) const {
  return open.id != dom::no_node && document_.tag(open.id) == Tag::q;
}

void InlineText::close_until(NodeId id) {
  while (!open_.empty() && (id == dom::no_node || open_.back().end <= id)) {
    const Open open = open_.back();
    open_.pop_back();
    close(open);
  }
}

void InlineText::close(const Open& open) {
  if (is_quotation(open)) return text_.append(is_in_quotation() ? "’" : "”");
  // The space before the first word of the mark is not part of it.
  std::uint32_t begin = open.begin;
  const auto end = static_cast<std::uint32_t>(article_.text.size());
  while (begin < end && (article_.text[begin] == ' ' || article_.text[begin] == '\n')) ++begin;
  if (begin == end) return;
  Mark mark{open.kind, {begin, end}, {}};
  if (open.kind == MarkKind::link) {
    mark.target = target_of(open.id);
    if (mark.target.empty()) return;
  }
  if (open.kind == MarkKind::formula) mark.item = open.id == dom::no_node ? 0 : 1;
  add_mark(mark);
}

// Inner marks close first: the order is by begin, the longer one first.
void InlineText::add_mark(const Mark& mark) {
  const auto before = [](const Mark& a, const Mark& b) {
    return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.text.end > b.text.end;
  };
  article_.marks.insert(std::upper_bound(article_.marks.begin(), article_.marks.end(), mark, before), mark);
}

Range InlineText::target_of(NodeId link) {
  if (addresses_left_ == 0) return {};
  if (link != link_.id) {
    const std::string address =
        behind_redirect(utf8::clean_line(resolve_url(base_url_, document_.attribute(link, "href"))));
    const std::string scheme = scheme_of(address);
    link_ = {link, {}, std::min(address.size(), longest_address)};
    if (address.size() <= longest_address && (scheme == "http" || scheme == "https" || scheme == "mailto")) {
      const auto begin = static_cast<std::uint32_t>(article_.targets.size());
      article_.targets += address;
      link_.target = {begin, static_cast<std::uint32_t>(article_.targets.size())};
    }
  }
  addresses_left_ -= std::min(addresses_left_, link_.cost);
  return link_.target;
}

}  // namespace pith::block
