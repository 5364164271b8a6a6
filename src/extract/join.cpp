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

/// Puts the blocks of one sort, the article's own or the readers' comments, behind those of the parts before.
class Joiner {
 public:
  Joiner(Article& whole, bool comments) : whole_(whole), comments_(comments) {
    for (const Block& block : whole.blocks) last_group_ = std::max(last_group_, block.group);
  }

  void add(const Article& part) {
    const std::uint32_t groups_before = last_group_;
    auto mark = part.marks.begin();
    for (const Block& block : part.blocks) {
      const bool wanted = is_wanted(block) && !is_known(part, block);
      if (wanted) {
        whole_.blocks.push_back(block);
        Block& added = whole_.blocks.back();
        added.text = {static_cast<std::uint32_t>(whole_.text.size()), 0};
        whole_.text += part.words(block);
        added.text.end = static_cast<std::uint32_t>(whole_.text.size());
        if (added.group != 0) added.group += groups_before;
        last_group_ = std::max(last_group_, added.group);
      }
      for (; mark != part.marks.end() && mark->text.begin < block.text.end; ++mark) {
        if (wanted) add_mark(part, *mark, block.text.begin, whole_.blocks.back().text.begin);
      }
    }
    learn(part);
  }

 private:
  bool is_wanted(const Block& block) const { return (block.kind == BlockKind::comment) == comments_; }

  bool is_known(const Article& part, const Block& block) const {
    return !may_repeat(block) && seen_.count(utf8::fold_for_comparison(part.words(block))) != 0;
  }

  void learn(const Article& part) {
    if (!comments_) seen_.insert(utf8::fold_for_comparison(part.meta.title));
    for (const Block& block : part.blocks) {
      if (is_wanted(block)) seen_.insert(utf8::fold_for_comparison(part.words(block)));
    }
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

  Article& whole_;
  bool comments_;
  std::uint32_t last_group_ = 0;
  std::unordered_set<std::string> seen_;
};

void append(std::span<const Article> parts, bool comments, Article& whole) {
  Joiner joiner(whole, comments);
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
  append(parts, false, whole);
  meta::fingerprint(whole.meta, whole.text);
  append(parts, true, whole);
  return whole;
}

}  // namespace pith
