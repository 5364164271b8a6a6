#include "block/katex.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "block/tex_signs.hpp"
#include "dom/class_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

/// What an element is to the formula. All but `none` and `skipped` hold TeX of their own.
enum class Kind : std::uint8_t {
  none,
  skipped,   // struts and the like
  list,      // lays its children over each other, the lowest first
  entry,     // a child of a list
  fraction,  // these have a list
  scripts,
  root,
  limits,
  accent,
  overline,
  underline,
  table,
  column,  // of a table
  words,
  alphabet,
  function,
};

struct Name {
  std::string_view name;
  Kind kind;
};

constexpr auto names = std::to_array<Name>({
    {"strut", Kind::skipped},       {"pstrut", Kind::skipped},      {"vlist-s", Kind::skipped},
    {"eqn-num", Kind::skipped},     {"tag", Kind::skipped},         {"katex-mathml", Kind::skipped},
    {"vlist", Kind::list},          {"mfrac", Kind::fraction},      {"msupsub", Kind::scripts},
    {"sqrt", Kind::root},           {"op-limits", Kind::limits},    {"accent", Kind::accent},
    {"overline", Kind::overline},   {"underline", Kind::underline}, {"mtable", Kind::table},
    {"text", Kind::words},          {"mathbb", Kind::alphabet},     {"mathbf", Kind::alphabet},
    {"mathcal", Kind::alphabet},    {"mathscr", Kind::alphabet},    {"mathfrak", Kind::alphabet},
    {"mathsf", Kind::alphabet},     {"mathtt", Kind::alphabet},     {"mathrm", Kind::alphabet},
    {"boldsymbol", Kind::alphabet},
});

struct Open {
  NodeId id = 0;
  NodeId end = 0;
  Kind kind = Kind::none;
  std::string_view name = {};           // of the class that says the kind
  std::string tex = {};                 // what it holds so far
  std::vector<std::string> parts = {};  // of its list
  std::size_t base = 0;                 // of limits: the part that they belong to
  bool below = false;                   // of scripts: one stands below
};

std::string braced(std::string_view tex) { return std::string("{").append(tex).append("}"); }

std::string scripts(const Open& open) {
  const auto& parts = open.parts;
  if (parts.empty()) return {};
  if (parts.size() > 1) return "_" + braced(parts[0]) + "^" + braced(parts[1]);
  const bool primes = !open.below && parts[0].find_first_not_of('\'') == std::string::npos;
  return primes ? parts[0] : (open.below ? "_" : "^") + braced(parts[0]);
}

/// Parts before that of the sign stand below it.
std::string limits(const Open& open) {
  if (open.base >= open.parts.size()) return {};
  std::string out = open.parts[open.base];
  if (open.base > 0) out += "_" + braced(open.parts[0]);
  if (open.base + 1 < open.parts.size()) out += "^" + braced(open.parts[open.base + 1]);
  return out;
}

std::string accent(const Open& open) {
  const auto& parts = open.parts;
  if (parts.empty()) return {};
  const std::string_view command = parts.size() > 1 ? accent_command(parts[1]) : "\\vec";  // which is drawn
  return command.empty() ? parts[0] : std::string(command) + braced(parts[0]);
}

/// A table is written column by column, its cells parted by line feeds.
std::string table(const Open& open) {
  std::vector<std::string> rows;
  for (std::size_t column = 0; column < open.parts.size(); ++column) {
    std::string_view cells = open.parts[column];
    for (std::size_t row = 0; !cells.empty(); ++row) {
      const std::size_t end = std::min(cells.find('\n'), cells.size());
      if (row == rows.size()) rows.emplace_back();
      if (column > 0) rows[row] += " & ";
      rows[row] += cells.substr(0, end);
      cells.remove_prefix(std::min(end + 1, cells.size()));
    }
  }
  std::string out = "\\begin{matrix}";
  for (std::size_t row = 0; row < rows.size(); ++row) out += (row > 0 ? " \\\\ " : "") + rows[row];
  return out + "\\end{matrix}";
}

/// The TeX of an element that ends.
std::string closed(Open& open) {
  std::erase_if(open.parts, [](const std::string& p) { return p.empty(); });
  const auto& parts = open.parts;
  switch (open.kind) {
    case Kind::fraction:
      return parts.size() < 2 ? open.tex : "\\frac" + braced(parts[1]) + braced(parts[0]) + open.tex;
    case Kind::scripts: return scripts(open);
    case Kind::root:
      return parts.empty()
                 ? open.tex
                 : (parts.size() > 1 ? "\\sqrt[" + parts[0] + "]" : "\\sqrt") + braced(parts.back());
    case Kind::limits: return limits(open);
    case Kind::accent: return accent(open);
    case Kind::overline:
    case Kind::underline:
      return parts.empty() ? open.tex : std::string("\\").append(open.name) + braced(parts[0]);
    case Kind::table: return table(open);
    case Kind::words: return open.tex.empty() ? open.tex : "\\text" + braced(open.tex);
    case Kind::alphabet:
      return open.tex.empty() ? open.tex : std::string("\\").append(open.name) + braced(open.tex);
    case Kind::function: {
      const bool word = open.tex.size() > 1 && std::all_of(open.tex.begin(), open.tex.end(), ascii::is_alpha);
      const std::string command = word ? function_command(open.tex) : open.tex;
      return command.empty() ? "\\operatorname" + braced(open.tex) : command;
    }
    default: return open.tex;
  }
}

/// Walks over the elements once.
class Reader {
 public:
  Reader(const dom::Document& document, NodeId id) : document_(document) {
    open_.push_back({.id = id, .end = document[id].end});
  }

  std::string run(NodeId first) {
    for (NodeId id = first; id < open_.front().end;) {
      while (open_.back().end <= id) close();
      id = visit(id);
    }
    while (open_.size() > 1) close();
    return utf8::clean_line(open_.front().tex);
  }

 private:
  NodeId visit(NodeId id) {
    if (document_.tag(id) == Tag::text) {
      Open& open = open_.back();
      if (open.kind == Kind::words) {
        open.tex += document_.characters(id);
      } else {
        std::string tex;
        append_tex(document_.characters(id), tex);
        join_tex(tex, open.tex);
      }
      return id + 1;
    }
    const Name name = name_of(id);
    if (name.kind == Kind::skipped || document_.tag(id) == Tag::svg) return document_[id].end;
    if (name.kind != Kind::none)
      open_.push_back({.id = id, .end = document_[id].end, .kind = name.kind, .name = name.name});
    return id + 1;
  }

  Name name_of(NodeId id) {
    if (open_.back().kind == Kind::list && document_[id].parent == open_.back().id) return {{}, Kind::entry};
    Name found{{}, Kind::none};
    bool sign = false;
    dom::any_class(document_.raw_attribute(id, "class").value_or(""), [&](std::string_view word) {
      const auto* const known =
          std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.name == word; });
      if (known != names.end()) found = *known;
      if (word.starts_with("col-align")) found = {word, Kind::column};
      if (word == "vlist-t2") open_.back().below = true;
      sign = sign || word == "mop";
      return found.kind != Kind::none;
    });
    if (!sign || found.kind != Kind::none) return found;
    note_base();
    const bool word = document_[id].end == id + 2 && document_.tag(id + 1) == Tag::text;
    return word ? Name{{}, Kind::function} : found;
  }

  /// Of what stands over each other in limits, the entry that is open is the sign which these are of.
  void note_base() {
    if (open_.size() < 3 || open_.back().kind != Kind::entry) return;
    const Open& list = open_[open_.size() - 2];
    Open& limits = open_[open_.size() - 3];
    if (list.kind != Kind::list || limits.kind != Kind::limits) return;
    limits.base = static_cast<std::size_t>(std::count_if(
        list.parts.begin(), list.parts.end(), [](const std::string& part) { return !part.empty(); }));
  }

  void close() {
    Open element = std::move(open_.back());
    open_.pop_back();
    Open& around = open_.back();
    if (element.kind == Kind::entry) return around.parts.push_back(std::move(element.tex));
    if (element.kind == Kind::list) {
      std::move(element.parts.begin(), element.parts.end(), std::back_inserter(around.parts));
    } else if (element.kind == Kind::column) {
      std::string cells;
      for (const std::string& part : element.parts) cells += part + '\n';
      around.parts.push_back(std::move(cells));
    } else {
      join_tex(closed(element), around.tex);
    }
  }

  const dom::Document& document_;
  std::vector<Open> open_;
};

}  // namespace

std::string katex_tex(const dom::Document& document, NodeId id) { return Reader(document, id).run(id + 1); }

}  // namespace pith::block
