#include "block/table_grid.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::uint32_t most_rows = 1'000;
constexpr std::uint32_t most_columns = 50;  // a span over more says "all there are"
// Places that spans take in one table, all together. A large table of a real page has some hundreds.
constexpr std::size_t most_spanned = 20'000;

}  // namespace

TableGrid::TableGrid(const dom::Document& document, NodeId table)
    : document_(document), table_(table), left_(most_spanned) {
  for (NodeId id = table + 1; id < document[table].end;) {
    const Tag tag = document.tag(id);
    if (tag == Tag::thead || tag == Tag::tbody || tag == Tag::tfoot) down_.clear();  // no cell goes on there
    if (tag == Tag::tr) begin_row();
    if (tag == Tag::td || tag == Tag::th) add(id);
    id = tag == Tag::table ? document[id].end : id + 1;
  }
}

std::uint32_t TableGrid::column(NodeId cell) const {
  const auto found = std::lower_bound(cells_.begin(), cells_.end(), cell,
                                      [](const Cell& c, NodeId id) { return c.id < id; });
  return found != cells_.end() && found->id == cell ? found->column : 0;
}

void TableGrid::begin_row() {
  next_ = 0;
  for (std::uint32_t& rows : down_) rows -= rows > 0 ? 1 : 0;
  while (!down_.empty() && down_.back() == 0) down_.pop_back();
  left_ -= std::min(left_, down_.size());
  if (left_ == 0) down_.clear();
}

void TableGrid::add(NodeId cell) {
  while (next_ < down_.size() && down_[next_] > 0) ++next_;
  cells_.push_back({cell, next_});
  const std::uint32_t wide = span(cell, "colspan");
  const std::uint32_t columns = wide > most_columns ? 1 : wide;
  const std::uint32_t rows = span(cell, "rowspan");
  if ((columns == 1 && rows == 1) || left_ < columns) return void(++next_);
  left_ -= columns;
  if (rows > 1) {
    down_.resize(std::max<std::size_t>(down_.size(), next_ + columns));
    std::fill_n(down_.begin() + next_, columns, rows);  // this row is the first of them
  }
  next_ += columns;
}

std::uint32_t TableGrid::span(NodeId cell, std::string_view name) const {
  std::string_view value = ascii::trim(document_.raw_attribute(cell, name).value_or(""));
  std::uint32_t number = 0;
  for (; !value.empty() && ascii::is_digit(value.front()) && number < most_rows; value.remove_prefix(1))
    number = number * 10 + static_cast<std::uint32_t>(value.front() - '0');
  return std::clamp(number, 1U, most_rows);
}

}  // namespace pith::block
