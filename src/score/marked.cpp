#include "score/marked.hpp"

#include "dom/class_words.hpp"
#include "score/block_links.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace pith::score {
namespace {

using dom::NodeId;

// Classes of Bootstrap, MediaWiki, Tailwind and many a site's own style sheet for what is not printed; those
// that search engines take for no content; bars with the name of a file above code; DocBook's rows of links
// around a chapter; what MediaWiki shows on paper only.
constexpr auto marks = std::to_array<std::string_view>(
    {"cta", "d-print-none", "file-name", "filename", "hidden-print", "navfooter", "navheader", "no-print",
     "nocontent", "noprint", "print-hidden", "print:hidden", "printfooter", "robots-nocontent"});
static_assert(std::ranges::is_sorted(marks));
constexpr std::uint32_t most_parts = 5;      // it is at most one part in so many of what was chosen
constexpr std::uint32_t longest_label = 20;  // words of the buttons in one block

bool is_mark(std::string_view name) {
  return std::ranges::binary_search(marks, name) || name.ends_with("buttons") || name.ends_with("btns");
}

bool is_button(std::string_view name) {
  return name == "button" || name == "btn" || name.starts_with("button-") || name.starts_with("btn-") ||
         name.ends_with("-button") || name.ends_with("-btn");
}

/// True for a question that unfolds its answer and the like.
bool opens_on_the_page(const dom::Document& document, NodeId link) {
  return document.raw_attribute(link, "href").value_or("").starts_with('#') ||
         document.has_attribute(link, "aria-expanded");
}

/// True for a block of links that all have the class of a button.
bool is_row_of_buttons(const PageView& page, const TextBlock& block) {
  if (block.link_words != block.words || block.words > longest_label) return false;
  bool any = false;  // none if the block stands in one
  const bool other = any_link(page.document, page.elements, block, [&](NodeId link) {
    any = true;
    return opens_on_the_page(page.document, link) ||
           !dom::any_class(page.document.raw_attribute(link, "class").value_or(""), is_button);
  });
  return any && !other;
}

/// The innermost element around all of a block, inline ones too.
NodeId element_around(const dom::Document& document, const TextBlock& block) {
  NodeId id = document[block.first].parent;
  while (id != block.container && !document.contains(id, block.last)) id = document[id].parent;
  return id;
}

/// Answers for each element once.
class MarkedElements {
 public:
  explicit MarkedElements(const PageView& page)
      : page_(page), known_(page.document.size()), shown_(page.document.size()) {}

  /// True if the element or one around it is marked.
  bool around(NodeId id) {
    way_.clear();
    for (; id != dom::no_node && known_[id] == unknown; id = page_.document[id].parent) way_.push_back(id);
    bool marked = id != dom::no_node && known_[id] == yes;
    for (std::size_t i = way_.size(); i-- > 0;) {
      marked = marked || by_itself(way_[i]);
      known_[way_[i]] = marked ? yes : no;
    }
    return marked;
  }

 private:
  enum Known : std::uint8_t { unknown, no, yes };

  /// True for a class that is a mark, and for one that hides on every screen: "hidden md:block" is shown on
  /// wide ones, and items behind the first are only not shown yet.
  bool by_itself(NodeId id) {
    std::uint8_t& shown = shown_[page_.elements[id].twins];
    if (!page_.elements[id].styled || id <= page_.document.body()) return false;
    bool hidden = false;
    bool on_some_screens = false;
    const std::string_view names = page_.document.raw_attribute(id, "class").value_or("");
    const bool marked = dom::any_class(names, [&](std::string_view name) {
      hidden |= name == "hidden";
      on_some_screens |= name.find(':') != std::string_view::npos || name.starts_with("d-");
      return is_mark(name);
    });
    if (marked) return true;
    if (!hidden || on_some_screens) {
      shown = 1;
      return false;
    }
    return shown == 0 && !folds(id);
  }

  /// True for tabs, answers and the like, which are only not open.
  bool folds(NodeId id) const {
    return (page_.elements[id].groups & data::bit(data::ClassGroup::accordion)) != 0 ||
           page_.document.has_attribute(id, "role") || page_.document.has_attribute(id, "aria-labelledby");
  }

  const PageView& page_;
  std::vector<Known> known_;
  std::vector<std::uint8_t> shown_;  // by Element::twins: one of them is
  std::vector<NodeId> way_;
};

}  // namespace

void leave_marked(const PageView& page, std::span<std::uint8_t> keep) {
  const std::vector<TextBlock>& blocks = page.segmentation.blocks;
  MarkedElements elements(page);
  std::vector<std::size_t> marked;
  std::uint32_t words = 0;
  std::uint32_t marked_words = 0;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0) continue;
    words += blocks[i].words;
    if (elements.around(element_around(page.document, blocks[i]))) {
      marked.push_back(i);
      marked_words += blocks[i].words;
    } else if (is_row_of_buttons(page, blocks[i])) {
      keep[i] = 0;
    }
  }
  if (most_parts * marked_words > words) return;
  for (const std::size_t i : marked) keep[i] = 0;
}

}  // namespace pith::score
