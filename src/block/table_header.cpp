#include "block/table_header.hpp"

#include "base/ascii.hpp"
#include "dom/class_words.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::size_t most_rows = 24;       // looked at
constexpr std::size_t longest_name = 60;    // bytes of the name of a column
constexpr std::size_t longest_number = 24;  // bytes

bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }

struct Cell {
  std::string text;    // its beginning, white space aside
  bool bold = true;    // all of it
  bool named = false;  // its class says that it heads a column
};

bool says_header(const dom::Document& document, NodeId id) {
  return dom::any_word(document.raw_attribute(id, "class").value_or(""), [](std::string_view word) {
    for (const std::string_view known : {"head", "header", "heading", "headings", "hdr", "thead"}) {
      if (ascii::equal_ignoring_case(word, known)) return true;
    }
    return false;
  });
}

Cell look_at(const dom::Document& document, NodeId id) {
  Cell cell;
  NodeId bold_end = document.tag(id) == Tag::th ? document[id].end : id;
  for (NodeId at = id + 1; at < document[id].end && cell.text.size() <= longest_name; ++at) {
    const Tag tag = document.tag(at);
    if (tag == Tag::b || tag == Tag::strong) bold_end = std::max(bold_end, document[at].end);
    if (tag != Tag::text) continue;
    const std::size_t size = cell.text.size();
    for (const char c : document.characters(at).substr(0, longest_name + 1)) {
      if (!ascii::is_space(c)) cell.text += c;
    }
    if (cell.text.size() > size && at >= bold_end) cell.bold = false;
  }
  cell.named = says_header(document, id);
  return cell;
}

/// A number, an amount, a share; no word.
bool is_number(std::string_view text) {
  return text.size() <= longest_number && std::any_of(text.begin(), text.end(), ascii::is_digit) &&
         std::none_of(text.begin(), text.end(), ascii::is_alpha);
}

bool holds_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), ascii::is_digit); }

using Row = std::vector<Cell>;

Row cells_of(const dom::Document& document, NodeId row) {
  constexpr std::size_t most_cells = 64;
  Row cells;
  for (NodeId id = document.first_child(row); id != dom::no_node && cells.size() < most_cells;
       id = document.next_sibling(id)) {
    if (is_cell(document.tag(id))) cells.push_back(look_at(document, id));
  }
  return cells;
}

/// True if there are two cells with text at least, and all such cells are as asked.
template <class Asked>
bool all_are(const Row& row, const Asked& asked) {
  std::size_t full = 0;
  for (const Cell& cell : row) {
    if (cell.text.empty()) continue;
    if (!asked(cell)) return false;
    ++full;
  }
  return full >= 2;
}

/// True if the rows below hold numbers in a column that the first one has a word for.
bool names_numbers(const std::vector<Row>& rows) {
  const Row& first = rows[0];
  const std::size_t fewest = first.size() > 2 ? 3 : 5;  // two columns may be names and values
  if (rows.size() < fewest) return false;
  if (!all_are(first, [](const Cell& c) { return c.text.size() <= longest_name && !holds_digit(c.text); }))
    return false;
  for (std::size_t column = 1; column < first.size(); ++column) {
    const bool numbers = std::all_of(rows.begin() + 1, rows.end(), [&](const Row& row) {
      return row.size() == first.size() && is_number(row[column].text);
    });
    if (numbers && !first[column].text.empty()) return true;
  }
  return false;
}

}  // namespace

bool is_marked_header(const dom::Document& document, NodeId row) {
  if (document[row].parent != dom::no_node && document.tag(document[row].parent) == Tag::thead) return true;
  std::size_t headers = 0;
  bool corner = false;  // cells without text
  for (NodeId id = document.first_child(row); id != dom::no_node; id = document.next_sibling(id)) {
    if (document.tag(id) == Tag::td && !look_at(document, id).text.empty()) return false;
    corner |= document.tag(id) == Tag::td;
    headers += document.tag(id) == Tag::th ? 1 : 0;
  }
  return headers > (corner ? 1 : 0);
}

NodeId unmarked_header(const dom::Document& document, NodeId table) {
  NodeId first = dom::no_node;
  std::vector<Row> rows;
  for (NodeId id = table + 1; id < document[table].end && rows.size() < most_rows;) {
    const Tag tag = document.tag(id);
    if (tag == Tag::tr) {
      if (is_marked_header(document, id)) return dom::no_node;
      if (first == dom::no_node) first = id;
      rows.push_back(cells_of(document, id));
    }
    id = tag == Tag::table || tag == Tag::tr ? document[id].end : id + 1;
  }
  if (rows.size() < 2) return dom::no_node;
  const auto is_bold = [](const Cell& cell) { return cell.bold; };
  const auto is_named = [](const Cell& cell) { return cell.named; };
  const bool bold = all_are(rows[0], is_bold) && !all_are(rows[1], is_bold);
  const bool named =
      says_header(document, first) || (all_are(rows[0], is_named) && !all_are(rows[1], is_named));
  return bold || named || names_numbers(rows) ? first : dom::no_node;
}

}  // namespace pith::block
