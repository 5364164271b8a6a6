#include "pith/join.hpp"

#include "base/utf8.hpp"
#include "extract/append.hpp"
#include "meta/fingerprint.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>

namespace pith {
namespace {

// Rows and items repeat within one article; what is a sentence or a headline does not.
bool may_repeat(const Block& block) {
  return block.text.empty() || block.kind == BlockKind::list_item || block.kind == BlockKind::table_row ||
         block.kind == BlockKind::code || block.kind == BlockKind::footnote;
}

/// What stands behind one another in the whole: the text of all parts, their notes, their readers' comments.
enum class Sort : std::uint8_t { text, notes, comments };

Sort sort_of(const Block& block) {
  if (block.kind == BlockKind::comment) return Sort::comments;
  return block.kind == BlockKind::footnote ? Sort::notes : Sort::text;
}

/// Puts the blocks of one sort behind those of the parts before.
class Joiner {
 public:
  Joiner(Article& whole, Sort sort) : whole_(whole), sort_(sort) {}

  void add(const Article& part) {
    Appender appender(part, whole_, notes_before_);
    for (std::size_t i = 0; i < part.blocks.size(); ++i) {
      const Block& block = part.blocks[i];
      if (is_wanted(block) && !is_known(part, block)) appender.add(i);
    }
    learn(part);
    std::uint32_t notes = 0;
    for (const Block& block : part.blocks) {
      if (block.kind == BlockKind::footnote) notes = std::max(notes, block.item);
    }
    notes_before_ += notes;
  }

 private:
  bool is_wanted(const Block& block) const { return sort_of(block) == sort_; }

  bool is_known(const Article& part, const Block& block) const {
    return !may_repeat(block) && seen_.count(utf8::fold_for_comparison(part.words(block))) != 0;
  }

  void learn(const Article& part) {
    if (sort_ != Sort::comments) seen_.insert(utf8::fold_for_comparison(part.meta.title));
    for (const Block& block : part.blocks) {
      if (is_wanted(block) && !block.text.empty()) seen_.insert(utf8::fold_for_comparison(part.words(block)));
    }
  }

  Article& whole_;
  Sort sort_;
  std::uint32_t notes_before_ = 0;  // of the parts before
  std::unordered_set<std::string> seen_;
};

void add_all(std::span<const Article> parts, Sort sort, Article& whole) {
  Joiner joiner(whole, sort);
  for (const Article& part : parts) joiner.add(part);
}

}  // namespace

Article join(std::span<const Article> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts[0];
  Article whole;
  whole.meta = parts[0].meta;
  whole.outcome = parts[0].outcome;
  for (const Article& part : parts) {
    whole.outcome = std::min(whole.outcome, part.outcome);  // article, thin, none: the best comes first
    whole.confidence += part.confidence;
  }
  whole.confidence /= static_cast<float>(parts.size());
  add_all(parts, Sort::text, whole);
  add_all(parts, Sort::notes, whole);
  meta::fingerprint(whole.meta, whole.text);
  add_all(parts, Sort::comments, whole);
  return whole;
}

}  // namespace pith
