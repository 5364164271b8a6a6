#include "score/facts.hpp"

#include "base/utf8.hpp"
#include "score/counter.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

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

/// Calls `use` with each word of a folded text; returns how many there are.
template <class Use>
std::size_t each_word(std::string_view folded, Use use) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < folded.size(); ++count) {
    const std::size_t space = std::min(folded.find(' ', at), folded.size());
    use(folded.substr(at, space - at));
    at = space + 1;
  }
  return count;
}

/// The words of the page's title, and how like it a text is.
class TitleWords {
 public:
  explicit TitleWords(std::string_view title) : title_(utf8::fold_for_comparison(begin_of(title))) {
    count_ = each_word(title_, [this](std::string_view word) {
      begins_[static_cast<unsigned char>(word[0])] = true;
      ++words_[word].in_title;
    });
  }

  bool empty() const { return count_ == 0; }

  /// F1 of the words.
  float likeness(std::string_view text) {
    utf8::fold_for_comparison(begin_of(text), folded_);
    ++texts_;
    std::size_t hits = 0;
    const std::size_t count = each_word(folded_, [&](std::string_view word) {
      if (!begins_[static_cast<unsigned char>(word[0])]) return;
      const auto found = words_.find(word);
      if (found == words_.end()) return;
      Word& known = found->second;
      if (known.text != texts_) known = {known.in_title, 0, texts_};
      hits += known.in_text++ < known.in_title ? 1 : 0;
    });
    return static_cast<float>(2 * hits) / static_cast<float>(count_ + count);
  }

 private:
  struct Word {
    std::uint32_t in_title = 0;
    std::uint32_t in_text = 0;  // of the text with this number
    std::uint32_t text = 0;
  };

  static std::string_view begin_of(std::string_view text) { return text.substr(0, 1000); }

  std::string title_;
  std::string folded_;
  std::unordered_map<std::string_view, Word> words_;
  std::array<bool, 256> begins_{};  // first bytes of the title's words
  std::size_t count_ = 0;
  std::uint32_t texts_ = 0;
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
    if (blocks[i].words <= 40 && !title.empty()) {
      likeness = title.likeness(page.segmentation.text_of(blocks[i]));
    }
    facts.title_likeness[i] = likeness;
    const float weight = likeness + (h1 ? 0.35F : facts.blocks[i].heading == 2 ? 0.1F : 0.0F);
    if (weight > best) {
      best = weight;
      facts.title_block = i;
    }
  }
}

void number_paths(const PageView& page, Facts& facts) {
  const auto& blocks = page.segmentation.blocks;
  Numbering paths(blocks.size());
  facts.path_of.resize(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i)
    facts.path_of[i] = paths.of(page.elements[blocks[i].container].path);
  facts.path_count = paths.count();
}

}  // namespace

void gather_facts(const PageView& page, Facts& facts) {
  facts.head = read_head(page.document);
  facts.paragraph_count = 0;
  sum_up(page, facts);
  facts.best = best_container(page, facts);
  facts.page = facts.sums[page.document.body()];
  find_title(page, facts);
  number_paths(page, facts);
}

}  // namespace pith::score
