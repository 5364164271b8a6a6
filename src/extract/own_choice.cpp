#include "extract/own_choice.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace pith {
namespace {

enum class Say : std::uint8_t { nothing, drop, keep };

Result<void> parse(std::string_view text, std::optional<dom::Selector>& out) {
  if (text.empty()) return {};
  Result<dom::Selector> selector = dom::Selector::parse(text);
  if (!selector) return std::move(selector).error();
  out = *std::move(selector);
  return {};
}

}  // namespace

Result<OwnChoice> OwnChoice::create(const Options& options) {
  OwnChoice out;
  if (Result<void> read = parse(options.drop, out.drop_); !read) return std::move(read).error();
  if (Result<void> read = parse(options.keep, out.keep_); !read) return std::move(read).error();
  Result<Rules> rules = Rules::parse(options.rules);
  if (!rules) return std::move(rules).error();
  out.rules_ = *std::move(rules);
  return out;
}

void OwnChoice::apply(const score::PageView& page, score::Verdict& verdict) const {
  std::vector<const dom::Selector*> keep;
  std::vector<const dom::Selector*> drop;
  if (keep_) keep.push_back(&*keep_);
  if (drop_) drop.push_back(&*drop_);
  for (const Rules::Rule* rule : rules_.of(page.hints.url)) {
    if (rule->says == Rules::Says::keep) keep.push_back(&rule->selector);
    if (rule->says == Rules::Says::drop) drop.push_back(&rule->selector);
  }
  if (keep.empty() && drop.empty()) return;
  const dom::Document& document = page.document;
  std::vector<Say> said(document.size(), Say::nothing);
  for (const dom::Selector* selector : keep) {
    for (const dom::NodeId id : selector->select(document)) said[id] = Say::keep;
  }
  for (const dom::Selector* selector : drop) {
    for (const dom::NodeId id : selector->select(document)) said[id] = Say::drop;
  }
  for (dom::NodeId id = 1; id < document.size(); ++id) {
    if (said[id] == Say::nothing) said[id] = said[document[id].parent];
  }
  for (std::size_t i = 0; i < verdict.keep.size(); ++i) {
    const Say say = said[page.segmentation.blocks[i].first];
    if (say == Say::nothing) continue;
    verdict.keep[i] = say == Say::keep ? 1 : 0;
    verdict.probability[i] = say == Say::keep ? 1.0F : 0.0F;  // or what stands around it would bring it back
  }
}

}  // namespace pith
