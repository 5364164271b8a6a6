#include "score/hidden.hpp"

#include "base/ascii.hpp"
#include "score/style_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::score {
namespace {

using dom::NodeId;

constexpr std::uint32_t long_block = 8;  // words; shorter lines repeat with reason
constexpr std::uint32_t most_parts = 4;  // hidden text is left out if it is at most one part in so many

/// How a block is hidden.
enum class Hidden : std::uint8_t {
  unknown,
  no,
  perhaps,  ///< by its style or for screen readers: scripts show what is hidden so
  yes,      ///< by an attribute that says so, or by a rule that nothing undoes
};

/// True for a style that neither displays nor leaves a size that could be read.
bool is_hidden_twice(std::string_view style) {
  if (ascii::find_ignoring_case(style, "display") == std::string_view::npos) return false;
  constexpr auto names =
      std::to_array<std::string_view>({"mso-hide", "max-height", "font-size", "line-height"});
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    std::size_t at = ascii::find_ignoring_case(style, name);
    if (at == std::string_view::npos) return false;
    at = style.find_first_not_of(" :", at + name.size());
    if (at == std::string_view::npos) return false;
    const std::string_view value = style.substr(at, style.find_first_of("; !", at) - at);
    return value == "all" || value == "0" || value == "0px" || value == "1px";
  });
}

/// Answers for each element once.
class HiddenElements {
 public:
  explicit HiddenElements(const PageView& page)
      : page_(page), rules_(page.document), known_(page.document.size()) {}

  Hidden of(NodeId id) {
    std::vector<NodeId>& way = way_;
    way.clear();
    Hidden found = Hidden::no;
    for (; id != dom::no_node && id != page_.document.body(); id = page_.document[id].parent) {
      if (known_[id] != Hidden::unknown) {
        found = known_[id];
        break;
      }
      way.push_back(id);
    }
    for (std::size_t i = way.size(); i-- > 0;) {
      if (found != Hidden::yes) found = std::max(found, by_itself(way[i]));
      known_[way[i]] = found;
    }
    return found;
  }

  /// The outermost hidden element around a node; no_node if there is none.
  NodeId outermost(NodeId id) {
    NodeId found = dom::no_node;
    for (; id != dom::no_node && of(id) != Hidden::no; id = page_.document[id].parent) found = id;
    return found;
  }

 private:
  Hidden by_itself(NodeId id) {
    if (page_.elements[id].hidden) return is_for_good(id) ? Hidden::yes : Hidden::perhaps;
    return !rules_.empty() && page_.document[id].size > 0 && rules_.hides(id) ? Hidden::yes : Hidden::no;
  }

  /// The attribute `hidden`, or a style that hides in two ways, as mail does with its preview; but tabs and
  /// what folds, which say so to screen readers, are only not open.
  bool is_for_good(NodeId id) const {
    const dom::Document& document = page_.document;
    if (is_hidden_twice(document.raw_attribute(id, "style").value_or(""))) return true;
    if (!document.has_attribute(id, "hidden")) return false;
    return !document.has_attribute(id, "aria-labelledby") && !document.has_attribute(id, "aria-hidden") &&
           !document.has_attribute(id, "role");
  }

  const PageView& page_;
  StyleRules rules_;
  std::vector<Hidden> known_;
  std::vector<NodeId> way_;
};

/// Of two blocks with the same words the visible one, unless most of what was chosen around the hidden one
/// stands only there: then it is part of another text, as the steps for another system in the next tab are.
void choose_visible_copies(const PageView& page, const std::vector<Hidden>& hidden, HiddenElements& elements,
                           std::span<std::uint8_t> keep) {
  struct Words {
    std::uint32_t all = 0;
    std::uint32_t visible = 0;  // elsewhere on the page
  };
  struct Copy {
    std::size_t hidden;
    std::size_t visible;
  };
  const Segmentation& text = page.segmentation;
  const auto around = [&](std::size_t i) { return page.document[text.blocks[i].first].parent; };
  std::unordered_map<std::string_view, std::size_t> hidden_ones;
  std::unordered_map<NodeId, Words> words;  // by the outermost hidden element
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0 || hidden[i] == Hidden::no || text.blocks[i].words < long_block) continue;
    hidden_ones.emplace(text.text_of(text.blocks[i]), i);
    words[elements.outermost(around(i))].all += text.blocks[i].words;
  }
  if (hidden_ones.empty()) return;
  std::vector<Copy> copies;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (text.blocks[i].words < long_block) continue;
    const auto copy = hidden_ones.find(text.text_of(text.blocks[i]));
    if (copy == hidden_ones.end() || copy->second == i || elements.of(around(i)) != Hidden::no) continue;
    copies.push_back({copy->second, i});
    words[elements.outermost(around(copy->second))].visible += text.blocks[i].words;
  }
  for (const Copy& copy : copies) {
    const Words& both = words[elements.outermost(around(copy.hidden))];
    if (2 * both.visible < both.all) continue;
    keep[copy.hidden] = 0;
    keep[copy.visible] = 1;
  }
}

}  // namespace

void leave_hidden(const PageView& page, bool article, std::span<std::uint8_t> keep) {
  const std::vector<TextBlock>& blocks = page.segmentation.blocks;
  HiddenElements elements(page);
  std::vector<Hidden> hidden(keep.size(), Hidden::no);
  bool any = false;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0) continue;
    hidden[i] = elements.of(page.document[blocks[i].first].parent);
    any = any || hidden[i] != Hidden::no;
  }
  if (!any) return;
  choose_visible_copies(page, hidden, elements, keep);
  if (!article) return;
  std::uint32_t words = 0;
  std::uint32_t unseen = 0;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0) continue;
    words += blocks[i].words;
    unseen += hidden[i] == Hidden::yes ? blocks[i].words : 0;
  }
  if (most_parts * unseen > words) return;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (hidden[i] == Hidden::yes) keep[i] = 0;
  }
}

}  // namespace pith::score
