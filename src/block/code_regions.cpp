#include "block/code_regions.hpp"

#include "base/ascii.hpp"
#include "dom/class_words.hpp"
#include "dom/style.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

bool is_preformatted(Tag tag) { return tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp; }

/// A cell may have the code beside it in elements that say nothing; a line of an editor is a <div>.
bool may_be_code(Tag tag) {
  return is_preformatted(tag) || tag == Tag::code || tag == Tag::td || tag == Tag::div;
}

bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), ascii::is_space); }

/// The nearest element of the tag from `id` up, within a few levels; no_node if there is none.
NodeId above(const dom::Document& document, NodeId id, Tag tag) {
  constexpr int levels = 8;
  for (int i = 0; i < levels && id != dom::no_node && id != document.body(); ++i, id = document[id].parent) {
    if (document.tag(id) == tag) return id;
    if (document.tag(id) == Tag::table) break;
  }
  return dom::no_node;
}

bool holds(const dom::Document& document, NodeId id, bool (*wanted)(Tag)) {
  for (NodeId at = id + 1; at < document[id].end; ++at) {
    if (wanted(document.tag(at))) return true;
  }
  return false;
}

bool is_code(Tag tag) { return is_preformatted(tag) || tag == Tag::code; }

bool breaks_lines(Tag tag) { return tag == Tag::br || tag == Tag::div; }

/// True if there is code in the element, and no words beside it.
bool holds_only_code(const dom::Document& document, NodeId id) {
  bool any = false;
  for (NodeId at = id + 1; at < document[id].end;) {
    const bool code = is_code(document.tag(at));
    if (!code && !is_blank(document.characters(at))) return false;
    any |= code;
    at = code ? document[at].end : at + 1;
  }
  return any;
}

/// What stands in no code: a tag was left open there.
bool is_text_structure(Tag tag) { return dom::is_block_level(tag) && tag != Tag::div; }

bool is_empty(const dom::Document& document, NodeId id) {
  for (NodeId at = id + 1; at < document[id].end; ++at) {
    if (!is_blank(document.characters(at))) return false;
  }
  return true;
}

/// True if a class says that the cell holds line numbers, or an attribute which.
bool is_number_cell(const dom::Document& document, NodeId cell) {
  if (document.has_attribute(cell, "data-line-number")) return true;
  const std::string_view names = document.raw_attribute(cell, "class").value_or("");
  return dom::any_word(names, [](std::string_view word) {
    constexpr auto known = std::to_array<std::string_view>(
        {"gutter", "lineno", "linenos", "linenum", "linenumber", "line", "ln", "num", "nums"});
    return std::any_of(known.begin(), known.end(),
                       [&](std::string_view name) { return ascii::equal_ignoring_case(word, name); });
  });
}

/// True if a class says that the cell holds code, or an attribute which of its lines.
bool is_code_cell(const dom::Document& document, NodeId cell) {
  const auto [line, names] = document.raw_attributes(cell, {"data-line-number", "class"});
  return line || dom::any_word(names.value_or(""), [](std::string_view word) {
           return ascii::equal_ignoring_case(word, "code");
         });
}

/// What stands beside code in a <pre>: its language, a button, its numbers.
bool is_beside_code(Tag tag) { return dom::is_block_level(tag) || tag == Tag::small || tag == Tag::button; }

/// The <code> in a <pre> without what stands beside it, if elements of their own hold that; else the <pre>.
NodeId content_of(const dom::Document& document, NodeId pre) {
  std::vector<NodeId> codes;
  for (NodeId id = pre + 1; id < document[pre].end; ++id) {
    if (document.tag(id) != Tag::code) continue;
    codes.push_back(id);
    id = document[id].end - 1;
  }
  if (codes.empty()) return pre;
  const NodeId code = codes.back();
  codes.pop_back();
  const bool numbered =
      std::all_of(codes.begin(), codes.end(), [&](NodeId id) { return holds_only_numbers(document, id); });
  if (!numbered || holds_only_numbers(document, code)) return pre;
  if (codes.empty() && !document.has_attribute(code, "class")) return pre;
  for (NodeId id = pre + 1; id < document[pre].end; ++id) {
    if (document.tag(id) == Tag::code || (is_beside_code(document.tag(id)) && !document.contains(id, code))) {
      id = document[id].end - 1;
    } else if (!is_blank(document.characters(id))) {
      return pre;
    }
  }
  return code;
}

/// The element around the lines of an editor, each a <pre> of its own; no_node if `pre` is none of them.
NodeId editor_around(const dom::Document& document, NodeId pre) {
  constexpr int levels = 3;
  if (!ascii::contains_ignoring_case(document.raw_attribute(pre, "class").value_or(""), "codemirror-line"))
    return dom::no_node;
  NodeId id = document[pre].parent;
  for (int level = 0; level < levels && id != dom::no_node; ++level, id = document[id].parent) {
    if (ascii::contains_ignoring_case(document.raw_attribute(id, "class").value_or(""), "codemirror-code"))
      return id;
  }
  return dom::no_node;
}

/// The names that editors which draw each line as a <div> give to these, and to the element around them.
bool is_editor_line(std::uint32_t shape) {
  constexpr auto lines = std::to_array<std::uint32_t>({score::shape_of(Tag::div, "cm-line"),
                                                       score::shape_of(Tag::div, "view-line"),
                                                       score::shape_of(Tag::div, "enlighter")});
  return std::find(lines.begin(), lines.end(), shape) != lines.end();
}

/// Generators of references draw each line as a <div> of this class, in one of the class "fragment".
constexpr std::uint32_t generated_line = score::shape_of(Tag::div, "line");

bool is_in_fragment(const dom::Document& document, NodeId line) {
  return document.raw_attribute(document[line].parent, "class").value_or("") == "fragment";
}

bool is_editor(std::string_view name) {
  constexpr auto editors = std::to_array<std::string_view>({"cm-editor", "monaco-editor", "enlighter-code"});
  return std::find(editors.begin(), editors.end(), name) != editors.end();
}

/// True if all that the element holds is <code>, more or less of it in each line.
bool is_line_of_code(const dom::Document& document, NodeId id) {
  bool any = false;
  for (NodeId child = document.first_child(id); child != dom::no_node; child = document.next_sibling(child)) {
    const Tag tag = document.tag(child);
    if (tag == Tag::text ? !is_blank(document.characters(child)) : tag != Tag::code && tag != Tag::br)
      return false;
    any |= tag == Tag::code;
  }
  return any;
}

/// True if the style of the element keeps its line feeds, of which there are some in its text.
bool is_set_in_lines(const dom::Document& document, NodeId id) {
  if (!dom::keeps_lines(document.raw_attribute(id, "style").value_or(""))) return false;
  for (NodeId text = id + 1; text < document[id].end; ++text) {
    if (ascii::trim(document.characters(text)).find('\n') != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool holds_only_numbers(const dom::Document& document, NodeId id) {
  bool any = false;
  for (NodeId at = id + 1; at < document[id].end; ++at) {
    for (const char c : document.characters(at)) {
      if (!ascii::is_digit(c) && !ascii::is_space(c)) return false;
      any |= ascii::is_digit(c);
    }
  }
  return any;
}

bool is_prompt(std::string_view text) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  constexpr std::size_t longest = 16;  // bytes
  text = ascii::trim(text);
  if (text.size() > longest || !text.ends_with("]:")) return false;
  for (const std::string_view name : {"In", "Out"}) {
    if (text.starts_with(name)) text.remove_prefix(name.size());
  }
  if (text.starts_with(no_break_space)) text.remove_prefix(no_break_space.size());
  text = ascii::trim(text);
  return text.starts_with('[') && text.size() > 3 &&
         text.substr(1, text.size() - 3).find_first_not_of("0123456789 *") == std::string_view::npos;
}

CodeRegions::CodeRegions(const dom::Document& document, std::span<const score::Element> elements)
    : document_(document), elements_(elements) {
  if (document.body() == dom::no_node) return;
  for (NodeId id = document.body() + 1; id < document.size(); ++id) {
    if (!may_be_code(document.tag(id))) continue;
    look_at(id);
    if (!regions_.empty() && regions_.back().root <= id)
      id = std::max(id, document[regions_.back().root].end - 1);
  }
  mark_gutters();
}

void CodeRegions::look_at(NodeId id) {
  if (elements_[id].tex) return;  // a formula that stands as code
  switch (document_.tag(id)) {
    case Tag::pre:
    case Tag::listing:
    case Tag::xmp: return add_preformatted(id);
    case Tag::code: return add_bare(id);
    case Tag::td:
      if (code_cells_(document_.attributes(id).rest(),
                      [&](std::string_view) { return is_code_cell(document_, id); })) {
        if (const NodeId table = code_table(id); table != dom::no_node) add({table, table});
      }
      return;
    case Tag::div:
      if (is_editor_line(elements_[id].shape)) add_editor(id);
      if (elements_[id].shape == generated_line && is_in_fragment(document_, id))
        return add({document_[id].parent, document_[id].parent, true});
      if (elements_[id].code && holds(document_, id, breaks_lines) &&
          !holds(document_, id, is_text_structure))
        add({id, id, true});
      return;
    default: return;
  }
}

void CodeRegions::add(CodeRegion region) {
  while (!regions_.empty() && document_.contains(region.root, regions_.back().root)) regions_.pop_back();
  regions_.push_back(region);
}

void CodeRegions::add_preformatted(NodeId pre) {
  NodeId around = code_table(pre);
  if (around == dom::no_node) around = editor_around(document_, pre);
  add(around == dom::no_node ? CodeRegion{pre, content_of(document_, pre)} : CodeRegion{around, around});
}

/// The lines of an editor, with its numbers beside them. One may hold the code as a <pre>, too.
void CodeRegions::add_editor(NodeId line) {
  constexpr int levels = 6;
  const NodeId lines = document_[line].parent;
  NodeId root = lines;
  NodeId id = lines;
  for (int level = 0; level < levels && id != document_.body(); ++level, id = document_[id].parent) {
    if (dom::any_class(document_.raw_attribute(id, "class").value_or(""), is_editor)) root = id;
  }
  if (root == document_.body()) return;
  for (NodeId at = root; at < document_[root].end; ++at) {
    if (document_.tag(at) == Tag::pre && !is_empty(document_, at)) return add({root, at});
  }
  add({root, lines, true});
}

/// <code> outside of any <pre> is a block of code if it has several lines, or if it is one of several such
/// lines.
void CodeRegions::add_bare(NodeId code) {
  if (holds(document_, code, is_text_structure)) return;
  if (holds(document_, code, breaks_lines) || is_set_in_lines(document_, code)) return add({code, code});
  if (const NodeId table = code_table(code); table != dom::no_node) return add({table, table});
  const NodeId line = document_[code].parent;
  const NodeId lines = line == dom::no_node ? dom::no_node : document_[line].parent;
  if (lines == dom::no_node || document_.tag(line) != Tag::div || !looked_for_lines_.insert(lines).second)
    return;
  std::size_t count = 0;
  for (NodeId child = document_.first_child(lines); child != dom::no_node;
       child = document_.next_sibling(child)) {
    const Tag tag = document_.tag(child);
    if (tag == Tag::text && is_blank(document_.characters(child))) continue;
    if (tag != Tag::div || !is_line_of_code(document_, child)) return;
    ++count;
  }
  if (count > 1) add({lines, lines});
}

NodeId CodeRegions::code_table(NodeId id) {
  const NodeId cell = above(document_, id, Tag::td);
  if (cell == dom::no_node) return dom::no_node;
  const NodeId row = document_[cell].parent;
  const NodeId table = above(document_, row, Tag::table);
  if (table == dom::no_node) return dom::no_node;
  const auto [answer, is_new] = code_tables_.try_emplace(table, false);
  if (is_new) answer->second = is_code_table(table);
  return answer->second ? table : dom::no_node;
}

/// Every row has numbers in all cells but the last, and says so unless there is only one; the last one has
/// code.
bool CodeRegions::is_code_table(NodeId table) const {
  std::size_t rows = 0;
  std::size_t told = 0;  // rows that say that they are numbered
  bool code = false;
  for (NodeId row = table + 1; row < document_[table].end; ++row) {
    if (document_.tag(row) == Tag::table) return false;
    if (document_.tag(row) != Tag::tr) continue;
    std::size_t cells = 0;
    NodeId last = dom::no_node;
    for (NodeId child = document_.first_child(row); child != dom::no_node;
         child = document_.next_sibling(child)) {
      if (!is_cell(document_.tag(child))) continue;
      if (last != dom::no_node) {
        if (!holds_only_numbers(document_, last) && !is_empty(document_, last)) return false;
        if (cells == 1) told += is_number_cell(document_, last) ? 1U : 0U;
      }
      last = child;
      ++cells;
    }
    if (last == dom::no_node || cells > 3) return false;
    ++rows;
    if (cells == 1) continue;  // a title, or the end of a part
    code = code || holds_only_code(document_, last) || document_.has_attribute(last, "data-line-number") ||
           told == rows;
    row = document_[row].end - 1;
  }
  return code && (rows == 1 || 2 * told > rows);
}

/// True for a <pre> that is not read if code follows.
bool CodeRegions::may_be_gutter(NodeId id) const {
  if (holds_only_numbers(document_, id)) return true;
  const NodeId text = document_[id].end - 1;
  return document_.tag(text) == Tag::text && is_prompt(document_.characters(text));
}

/// A <pre> of numbers right before or behind one of code.
void CodeRegions::mark_gutters() {
  constexpr int levels = 3;
  for (std::size_t i = 0; i + 1 < regions_.size(); ++i) {
    CodeRegion& region = regions_[i];
    const CodeRegion& next = regions_[i + 1];
    if (!may_be_gutter(region.root) || may_be_gutter(next.root)) continue;
    NodeId around = document_[region.root].parent;
    for (int level = 0; level < levels && around != dom::no_node; ++level) {
      if (document_.contains(around, next.root)) {
        // What lies between must be nothing but elements around the two.
        bool apart = false;
        for (NodeId id = document_[region.root].end; id < next.root && !apart; ++id)
          apart = document_.tag(id) == Tag::text && !is_blank(document_.characters(id));
        region.is_gutter = !apart;
        break;
      }
      around = document_[around].parent;
    }
  }
}

const CodeRegion* CodeRegions::around(NodeId first, NodeId last) const {
  const auto behind = std::upper_bound(regions_.begin(), regions_.end(), first,
                                       [](NodeId id, const CodeRegion& region) { return id < region.root; });
  if (behind == regions_.begin()) return nullptr;
  const CodeRegion& region = *(behind - 1);
  return document_.contains(region.root, last) && document_.contains(region.root, first) ? &region : nullptr;
}

}  // namespace pith::block
