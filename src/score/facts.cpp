#include "score/facts.hpp"

#include "base/utf8.hpp"
#include "data/word_table.hpp"
#include "text/likeness.hpp"

#include <string>
#include <string_view>

namespace pith::score {
namespace {

using dom::NodeId;

constexpr float decay = 0.6F;  // of a paragraph's weight a level up

void sum_up(const PageView& page, Facts& facts) {
  facts.sums.assign(page.document.size(), {});
  const auto& blocks = page.segmentation.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Sums& own = facts.sums[blocks[i].container];
    const auto words = static_cast<float>(blocks[i].words);
    own.words += words;
    own.link_words += static_cast<float>(blocks[i].link_words);
    own.blocks += 1;
    if (!facts.blocks[i].paragraph) continue;
    own.paragraph_words += words;
    own.mass += words;
    ++facts.paragraph_count;
  }
  for (NodeId id = page.document.size(); id-- > 1;) {
    const Sums& own = facts.sums[id];
    if (own.blocks == 0) continue;
    Sums& above = facts.sums[page.document[id].parent];
    above.words += own.words;
    above.link_words += own.link_words;
    above.paragraph_words += own.paragraph_words;
    above.blocks += own.blocks;
    above.mass += decay * own.mass;
  }
}

NodeId best_container(const PageView& page, const Facts& facts) {
  NodeId best = page.document.body();
  for (NodeId id = best; id < page.document[page.document.body()].end; ++id) {
    if (facts.sums[id].mass > facts.sums[best].mass) best = id;
  }
  return best;
}

/// The words of the page's title, and how like it a text is.
class TitleWords {
 public:
  explicit TitleWords(std::string_view title) : title_(utf8::fold_for_comparison(begin_of(title))) {
    title_.each([this](std::string_view word) { marks_.add(data::hash_of(word)); });
  }

  /// Whether a text with such words has one of the title's.
  bool may_share(const WordMarks& words) const { return words.may_share(marks_); }

  float likeness(std::string_view text) {
    utf8::fold_for_comparison(begin_of(text), folded_);
    return static_cast<float>(title_.overlap(folded_).f1());
  }

 private:
  static std::string_view begin_of(std::string_view text) { return text.substr(0, 1000); }

  text::WordBag title_;
  WordMarks marks_;
  std::string folded_;
};

/// The headline is the block most like the title, an <h1> before others.
void find_title(const PageView& page, Facts& facts) {
  const auto& blocks = page.segmentation.blocks;
  facts.title_likeness.assign(blocks.size(), 0);
  facts.title_block = Facts::no_block;
  TitleWords title(facts.head.title);
  float best = 0.3F;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool h1 = facts.blocks[i].heading == 1;
    float likeness = 0;
    if (blocks[i].words <= 40 && title.may_share(facts.blocks[i].words))
      likeness = title.likeness(page.segmentation.text_of(blocks[i]));
    facts.title_likeness[i] = likeness;
    const float weight = likeness + (h1 ? 0.35F : facts.blocks[i].heading == 2 ? 0.1F : 0.0F);
    if (weight > best) {
      best = weight;
      facts.title_block = i;
    }
  }
}

}  // namespace

void gather_facts(const PageView& page, Facts& facts) {
  facts.head = read_head(page.document);
  facts.paragraph_count = 0;
  sum_up(page, facts);
  facts.best = best_container(page, facts);
  facts.page = facts.sums[page.document.body()];
  find_title(page, facts);
}

}  // namespace pith::score
