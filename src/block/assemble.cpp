#include "block/assemble.hpp"

#include "base/ascii.hpp"
#include "block/caption.hpp"
#include "block/inline_text.hpp"
#include "block/table.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

/// A question about nodes, answered once for each: the same ones stand around many blocks.
class Answers {
 public:
  explicit Answers(NodeId nodes) : known_(nodes) {}

  template <class Ask>
  bool operator()(NodeId id, const Ask& ask) {
    if (known_[id] == 0) known_[id] = ask() ? yes : no;
    return known_[id] == yes;
  }

 private:
  static constexpr std::uint8_t yes = 1;
  static constexpr std::uint8_t no = 2;
  std::vector<std::uint8_t> known_;
};

/// What the elements around a block make of it.
struct Place {
  NodeId heading = dom::no_node;
  NodeId item = dom::no_node;   // nearest <li>
  NodeId list = dom::no_node;   // the list of that item
  NodeId outer = dom::no_node;  // outermost list or the table: what groups blocks
  NodeId pre = dom::no_node;
  NodeId cell = dom::no_node;
  NodeId row = dom::no_node;
  NodeId table = dom::no_node;  // nearest one
  NodeId caption = dom::no_node;
  unsigned lists = 0;
  unsigned quotes = 0;
};

/// `caption_classes` answers which elements have the class of a caption; nullptr: it says nothing here.
Place place_of(const dom::Document& document, NodeId id, Answers* caption_classes) {
  constexpr int caption_levels = 2;
  Place place;
  int level = 0;
  const auto first = [&](NodeId& slot) {
    if (slot == dom::no_node) slot = id;
  };
  for (; id != dom::no_node && id != document.body(); id = document[id].parent, ++level) {
    if (caption_classes != nullptr && level < caption_levels &&
        (*caption_classes)(id, [&] { return has_caption_class(document, id); })) {
      first(place.caption);
    }
    switch (document.tag(id)) {
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6: first(place.heading); break;
      case Tag::li:
        if (place.cell == dom::no_node) first(place.item);
        break;
      case Tag::ul:
      case Tag::ol:
      case Tag::menu:
      case Tag::dir:
        if (place.item == dom::no_node) break;  // text in a list but in no item
        first(place.list);
        ++place.lists;
        if (place.table == dom::no_node) place.outer = id;
        break;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp: first(place.pre); break;
      case Tag::td:
      case Tag::th:
        if (place.table == dom::no_node) first(place.cell);
        break;
      case Tag::tr:
        if (place.table == dom::no_node) first(place.row);
        break;
      case Tag::table: first(place.table); break;
      case Tag::figcaption:
      case Tag::caption: first(place.caption); break;
      case Tag::blockquote: ++place.quotes; break;
      default: break;
    }
  }
  return place;
}

/// The number that an attribute gives, as HTML reads it: white space, a sign, digits and whatever follows. 0
/// stands for one that no item is printed with; nullopt: it gives none.
std::optional<std::uint32_t> number_in(std::string_view text) {
  constexpr std::uint64_t largest = 999'999'999;  // Markdown has nine digits
  text = ascii::trim(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !ascii::is_digit(text.front())) return std::nullopt;
  std::uint64_t value = 0;
  for (; !text.empty() && ascii::is_digit(text.front()) && value <= largest; text.remove_prefix(1)) {
    value = value * 10 + static_cast<std::uint64_t>(text.front() - '0');
  }
  return negative || value > largest ? 0 : static_cast<std::uint32_t>(value);
}

/// An <ol reversed> counts down.
bool is_reversed(const dom::Document& document, NodeId list) {
  return document.raw_attribute(list, "reversed").has_value();
}

/// The number of the first item of a list; 0 in one without numbers.
std::uint32_t first_ordinal(const dom::Document& document, NodeId list) {
  if (document.tag(list) != Tag::ol) return 0;
  if (const auto start = number_in(document.raw_attribute(list, "start").value_or(""))) return *start;
  if (!is_reversed(document, list)) return 1;
  std::uint32_t items = 0;
  for (NodeId child = document.first_child(list); child != dom::no_node;
       child = document.next_sibling(child)) {
    if (document.tag(child) == Tag::li) ++items;
  }
  return items;
}

/// The number that an item gives itself, or `counted`.
std::uint32_t own_ordinal(const dom::Document& document, NodeId item, std::uint32_t counted) {
  const std::uint32_t own = number_in(document.raw_attribute(item, "value").value_or("")).value_or(0);
  return own > 0 ? own : counted;
}

class Assembler {
 public:
  Assembler(const dom::Document& document, const Choice& choice, std::string_view base_url, Article& article)
      : document_(document),
        choice_(choice),
        article_(article),
        inline_(document, choice.elements, base_url, article),
        caption_classes_(document.size()),
        data_tables_(document.size()) {}

  void run() {
    const auto chosen = [](std::uint8_t keep) { return keep != 0; };
    const auto first = static_cast<std::size_t>(
        std::find_if(choice_.keep.begin(), choice_.keep.end(), chosen) - choice_.keep.begin());
    const auto last = static_cast<std::size_t>(
        choice_.keep.rend() - std::find_if(choice_.keep.rbegin(), choice_.keep.rend(), chosen));
    for (std::size_t i = first; i < last;) {
      i = choice_.keep[i] != 0 || is_wanted_caption(i) ? add(i) : i + 1;
    }
  }

 private:
  /// The choice is of running text; who asks for captions gets those that stand in it, chosen or not.
  bool is_wanted_caption(std::size_t i) {
    return choice_.captions && place_of(choice_.blocks[i]).caption != dom::no_node;
  }

  Place place_of(const score::TextBlock& block) {
    return block::place_of(document_, block.container, choice_.caption_signs ? &caption_classes_ : nullptr);
  }

  /// Adds the block, and those that belong to the same row or the same <pre>; returns the next to look at.
  std::size_t add(std::size_t i) {
    const score::TextBlock& block = choice_.blocks[i];
    const Place place = place_of(block);
    Block out;
    out.quote = static_cast<std::uint8_t>(std::min(place.quotes, 255U));
    out.score = choice_.probability[i];
    const bool in_flow =
        place.heading == dom::no_node && place.pre == dom::no_node && place.item == dom::no_node;
    if (place.caption != dom::no_node ||
        (in_flow && choice_.caption_signs && names_a_picture(document_, choice_.blocks, i))) {
      if (!choice_.captions) return i + 1;
      out.kind = BlockKind::caption;
    } else if (place.pre != dom::no_node) {
      return add_code(i, place.pre, out);
    } else if (place.heading != dom::no_node) {
      out.kind = BlockKind::heading;
      out.level = static_cast<std::uint8_t>(static_cast<int>(document_.tag(place.heading)) -
                                            static_cast<int>(Tag::h1) + 1);
    } else if (place.row != dom::no_node && place.cell != dom::no_node && is_data(place.table)) {
      return add_row(i, place, out);
    } else if (place.item != dom::no_node && !has_begun(place.item)) {
      out.kind = BlockKind::list_item;
      out.level = static_cast<std::uint8_t>(std::clamp(place.lists, 1U, 255U));
      out.ordinal = ordinal_of(place.list, place.item);
      out.group = group_of(place.outer == dom::no_node ? place.item : place.outer);
    }
    const auto begin = inline_.begin();
    inline_.append(block.first, block.last);
    finish(out, begin);
    return i + 1;
  }

  std::size_t add_code(std::size_t i, NodeId pre, Block out) {
    out.kind = BlockKind::code;
    const auto begin = inline_.begin();
    std::size_t end = i;
    while (end < choice_.blocks.size() && document_.contains(pre, choice_.blocks[end].container)) ++end;
    inline_.append_verbatim(pre);
    finish(out, begin);
    return end;
  }

  std::size_t add_row(std::size_t i, const Place& place, Block out) {
    out.kind = BlockKind::table_row;
    out.group = group_of(place.table);
    out.header = is_header_row(document_, place.row);
    const auto begin = inline_.begin();
    NodeId cell = document_.first_child(place.row);
    unsigned tabs = 0;
    std::size_t end = i;
    for (; end < choice_.blocks.size() && document_.contains(place.row, choice_.blocks[end].container);
         ++end) {
      if (choice_.keep[end] == 0 && !is_wanted_caption(end)) continue;
      const score::TextBlock& block = choice_.blocks[end];
      for (; cell != dom::no_node && !document_.contains(cell, block.first);
           cell = document_.next_sibling(cell)) {
        tabs += document_.tag(cell) == Tag::td || document_.tag(cell) == Tag::th ? 1U : 0U;
      }
      if (tabs > 0) {
        inline_.cells(tabs);
        tabs = 0;
      }
      inline_.space();
      inline_.append(block.first, block.last);
    }
    finish(out, begin);
    return end;
  }

  void finish(Block out, std::uint32_t begin) {
    out.text = {begin, static_cast<std::uint32_t>(article_.text.size())};
    if (!out.text.empty()) article_.blocks.push_back(out);
  }

  /// True if a block of the item came before: what follows in it, be it behind a list within, is no new item.
  bool has_begun(NodeId item) {
    while (!items_.empty() && !document_.contains(items_.back(), item)) items_.pop_back();
    if (!items_.empty() && items_.back() == item) return true;
    items_.push_back(item);
    return false;
  }

  /// The number of an item; counted on from the last item of the same list.
  std::uint32_t ordinal_of(NodeId list, NodeId item) {
    if (list == dom::no_node) return 0;
    while (!lists_.empty() && !document_.contains(lists_.back().id, list)) lists_.pop_back();
    if (lists_.empty() || lists_.back().id != list) {
      lists_.push_back(
          {list, document_.first_child(list), first_ordinal(document_, list), is_reversed(document_, list)});
    }
    List& open = lists_.back();
    for (; open.next_ordinal != 0 && open.next != dom::no_node && open.next < item;
         open.next = document_.next_sibling(open.next)) {
      if (document_.tag(open.next) != Tag::li) continue;
      const std::uint32_t own = own_ordinal(document_, open.next, open.next_ordinal);
      open.next_ordinal = open.reversed ? own - 1 : own + 1;
    }
    if (open.next_ordinal == 0) return 0;
    return own_ordinal(document_, item, open.next_ordinal);
  }

  bool is_data(NodeId table) {
    return data_tables_(table, [&] { return is_data_table(document_, table, choice_.blocks); });
  }

  std::uint32_t group_of(NodeId id) {
    if (id != last_group_) {
      last_group_ = id;
      ++groups_;
    }
    return groups_;
  }

  const dom::Document& document_;
  const Choice& choice_;
  Article& article_;
  InlineText inline_;
  Answers caption_classes_;
  Answers data_tables_;
  struct List {
    NodeId id;
    NodeId next;                 // its first child that is not counted yet
    std::uint32_t next_ordinal;  // of the next item; 0: the list has no numbers, or no more
    bool reversed;               // it counts down
  };
  std::vector<List> lists_;    // the open ones, outermost first
  std::vector<NodeId> items_;  // those begun and still open, outermost first
  NodeId last_group_ = dom::no_node;
  std::uint32_t groups_ = 0;
};

}  // namespace

void assemble(const dom::Document& document, const Choice& choice, std::string_view base_url,
              Article& article) {
  Assembler(document, choice, base_url, article).run();
}

}  // namespace pith::block
