#include "pith/join.hpp"

#include "base/utf8.hpp"
#include "meta/fingerprint.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>

namespace pith {
namespace {

// Rows and items repeat within one article; what is a sentence or a headline does not.
bool may_repeat(const Block& block) {
  return block.kind == BlockKind::list_item || block.kind == BlockKind::table_row ||
         block.kind == BlockKind::code;
}

class Joiner {
 public:
  explicit Joiner(const Article& first) : whole_(first) { learn(first); }

  void add(const Article& part) {
    std::uint32_t last_group = 0;
    for (const Block& block : whole_.blocks) last_group = std::max(last_group, block.group);
    auto mark = part.marks.begin();
    for (const Block& block : part.blocks) {
      const bool known = !may_repeat(block) && seen_.count(utf8::fold_for_comparison(part.words(block))) != 0;
      if (!known) {
        whole_.blocks.push_back(block);
        Block& added = whole_.blocks.back();
        added.text = {static_cast<std::uint32_t>(whole_.text.size()), 0};
        whole_.text += part.words(block);
        added.text.end = static_cast<std::uint32_t>(whole_.text.size());
        if (added.group != 0) added.group += last_group;
      }
      for (; mark != part.marks.end() && mark->text.begin < block.text.end; ++mark) {
        if (!known) add_mark(part, *mark, block.text.begin, whole_.blocks.back().text.begin);
      }
    }
    learn(part);
    confidence_ += part.confidence;
    ++parts_;
    whole_.outcome = std::min(whole_.outcome, part.outcome);  // article, thin, none: the best comes first
  }

  Article take() {
    whole_.confidence = (whole_.confidence + confidence_) / static_cast<float>(parts_);
    meta::fingerprint(whole_.meta, whole_.text);
    return std::move(whole_);
  }

 private:
  void learn(const Article& part) {
    seen_.insert(utf8::fold_for_comparison(part.meta.title));
    for (const Block& block : part.blocks) seen_.insert(utf8::fold_for_comparison(part.words(block)));
  }

  void add_mark(const Article& part, const Mark& mark, std::uint32_t from, std::uint32_t to) {
    Mark added = mark;
    added.text = {mark.text.begin - from + to, mark.text.end - from + to};
    if (!mark.target.empty()) {
      const auto begin = static_cast<std::uint32_t>(whole_.targets.size());
      whole_.targets += part.target(mark);
      added.target = {begin, static_cast<std::uint32_t>(whole_.targets.size())};
    }
    whole_.marks.push_back(added);
  }

  Article whole_;
  std::unordered_set<std::string> seen_;
  float confidence_ = 0;
  int parts_ = 1;
};

}  // namespace

Article join(std::span<const Article> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts[0];
  Joiner joiner(parts[0]);
  for (const Article& part : parts.subspan(1)) joiner.add(part);
  return joiner.take();
}

}  // namespace pith
