#include "dom/shown_tables.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <cstddef>

namespace pith::dom {
namespace {

bool is_native(Tag tag) { return tag >= Tag::table && tag <= Tag::th; }

/// The tag of what has the role; Tag::other if it is no part of a table.
Tag tag_of(std::string_view role) {
  if (role == "table" || role == "grid" || role == "treegrid") return Tag::table;
  if (role == "row") return Tag::tr;
  if (role == "rowgroup") return Tag::tbody;
  if (role == "cell" || role == "gridcell") return Tag::td;
  if (role == "columnheader" || role == "rowheader") return Tag::th;
  return Tag::other;
}

class TableShaper {
 public:
  TableShaper(const Document& document, std::vector<Node>& nodes) : document_(document), nodes_(nodes) {}

  void run() {
    for (NodeId id = 0; id < nodes_.size(); ++id) {
      if (nodes_[id].tag == Tag::tfoot) {
        move_foot(id);
      } else if (tag_by_role(id) == Tag::table) {
        id = make_table(id) - 1;
      }
    }
  }

 private:
  Tag tag_by_role(NodeId id) const {
    if (nodes_[id].tag == Tag::text || nodes_[id].size == 0 || is_native(nodes_[id].tag)) return Tag::other;
    return tag_of(document_.raw_attribute(id, "role").value_or(""));
  }

  /// Gives the tags by role to the parts of the table at `table`, if its cells stand right in its rows; gives
  /// the node behind the last one looked at.
  NodeId make_table(NodeId table) {
    const NodeId end = nodes_[table].end;
    changes_ = {{table, Tag::table}};
    NodeId row = no_node;
    NodeId id = table + 1;
    bool any_cell = false;
    bool fits = true;
    for (; id < end; ++id) {
      const Tag tag = tag_by_role(id);
      if (tag == Tag::table || nodes_[id].tag == Tag::table) break;
      if (tag == Tag::other) continue;
      const bool is_cell = tag == Tag::td || tag == Tag::th;
      if (is_cell) fits = fits && row != no_node && nodes_[id].parent == row;
      any_cell |= is_cell;
      if (tag == Tag::tr) row = id;
      changes_.push_back({id, tag});
    }
    if (id < end || !fits || !any_cell) return std::max(id, table + 1);
    for (const Change& change : changes_) nodes_[change.id].tag = change.tag;
    return end;
  }

  /// Moves the foot that begins at `foot` to the end of its table.
  void move_foot(NodeId foot) {
    const NodeId table = nodes_[foot].parent;
    if (table == no_node || table == last_table_) return;
    last_table_ = table;
    const NodeId rest = nodes_[foot].end;
    const NodeId end = nodes_[table].end;
    if (rest >= end || end - foot > left_) return;
    left_ -= end - foot;
    shift(foot, rest, end - rest);
    shift(rest, end, foot - rest);
    const auto at = [&](NodeId id) { return nodes_.begin() + static_cast<std::ptrdiff_t>(id); };
    std::rotate(at(foot), at(rest), at(end));
  }

  /// Renumbers the nodes from `begin` to `end` for a place that is `distance` behind theirs, modulo 2^32.
  void shift(NodeId begin, NodeId end, NodeId distance) {
    for (NodeId id = begin; id < end; ++id) {
      nodes_[id].end += distance;
      if (nodes_[id].parent >= begin) nodes_[id].parent += distance;
    }
  }

  struct Change {
    NodeId id;
    Tag tag;
  };

  const Document& document_;
  std::vector<Node>& nodes_;
  std::vector<Change> changes_;
  NodeId last_table_ = no_node;   // whose foot was moved
  std::size_t left_ = 4'000'000;  // nodes that may be moved: tables within tables are moved again
};

}  // namespace

bool says_row(std::string_view role) {
  if (role.size() > 1 && (role.front() == '"' || role.front() == '\''))
    role = role.substr(1, role.size() - 2);
  return role == "row";
}

void show_tables(const Document& document, std::vector<Node>& nodes) { TableShaper(document, nodes).run(); }

}  // namespace pith::dom
