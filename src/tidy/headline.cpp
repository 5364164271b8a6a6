#include "tidy/headline.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <unordered_set>

namespace pith::tidy {
namespace {

// Alt texts may be many; the first ones are the headline's own.
constexpr std::size_t most_headlines = 24;
constexpr std::size_t longest_headline = 64;  // words
constexpr std::size_t longest_form = 400;     // bytes
constexpr double alike = 0.9;
constexpr double same_story = 0.6;
// A page may have one headline for its readers and one for others. More that have nothing in common with the
// title are the headings of its parts.
constexpr std::size_t most_other_headlines = 2;

bool is_copy(std::size_t shared, std::size_t left, std::size_t right) {
  return 2.0 * static_cast<double>(shared) >= alike * static_cast<double>(left + right);
}

/// Whether two headlines are the same in other words: F1 of their words, each counted once.
bool is_form_of(std::string_view headline, std::string_view title) {
  const data::PhraseText left(utf8::begin_of(headline, longest_form));
  const data::PhraseText right(utf8::begin_of(title, longest_form));
  std::unordered_set<std::string_view> ours, theirs;
  for (std::size_t i = 0; i < left.size(); ++i) ours.insert(left.word(i));
  for (std::size_t i = 0; i < right.size(); ++i) theirs.insert(right.word(i));
  std::size_t shared = 0;
  for (const std::string_view word : ours) shared += theirs.count(word);
  return 2.0 * static_cast<double>(shared) >= same_story * static_cast<double>(ours.size() + theirs.size());
}

}  // namespace

Headlines::Headlines(const Metadata& meta, const Context& context) {
  add(meta.title, HeadlineMatch::title);
  if (!meta.title.empty() && !meta.site.empty()) add(meta.title + ' ' + meta.site, HeadlineMatch::title);
  add_forms(context.headlines, meta.title);
}

void Headlines::add_forms(const std::vector<std::string>& forms, std::string_view title) {
  std::vector<std::string_view> others;
  for (const std::string& form : forms) {
    if (is_form_of(form, title)) {
      add(form, HeadlineMatch::title);
    } else {
      others.push_back(form);
    }
  }
  if (others.size() > most_other_headlines) return;
  for (const std::string_view other : others) add(other, HeadlineMatch::other);
}

void Headlines::add(std::string_view headline, HeadlineMatch kind) {
  const data::PhraseText words(headline);
  if (words.empty() || words.size() > longest_headline || bags_.size() == most_headlines ||
      match(words) != HeadlineMatch::none) {
    return;
  }
  Bag bag;
  bag.words = words.size();
  bag.kind = kind;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // Numbers count by their value: "Day 12" is not "Day 13".
    const std::string word =
        words[i].is_number ? std::to_string(words[i].number) : std::string(words.word(i));
    const auto id = numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
    if (bag.counts.size() <= id) bag.counts.resize(id + 1);
    ++bag.counts[id];
  }
  bags_.push_back(std::move(bag));
}

HeadlineMatch Headlines::match(const data::PhraseText& words) const {
  const auto may_match = [&](const Bag& bag) {
    return is_copy(std::min(words.size(), bag.words), words.size(), bag.words);
  };
  if (words.empty() || std::none_of(bags_.begin(), bags_.end(), may_match)) return HeadlineMatch::none;
  std::vector<std::uint32_t> counts(numbers_.size());
  std::size_t known = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word =
        words[i].is_number ? std::to_string(words[i].number) : std::string(words.word(i));
    const auto found = numbers_.find(word);
    if (found == numbers_.end()) continue;
    ++counts[found->second];
    ++known;
  }
  // Those of the title come first.
  const auto found = std::find_if(bags_.begin(), bags_.end(), [&](const Bag& bag) {
    if (!is_copy(std::min(known, bag.words), words.size(), bag.words)) return false;
    std::size_t shared = 0;
    for (std::size_t i = 0; i < bag.counts.size(); ++i) shared += std::min(counts[i], bag.counts[i]);
    return is_copy(shared, words.size(), bag.words);
  });
  return found == bags_.end() ? HeadlineMatch::none : found->kind;
}

void drop_headline_copies(Sequence& sequence) {
  const Headlines headlines(sequence.article.meta, sequence.context);
  bool keep = !sequence.context.headline_is_metadata;
  for (Line& line : sequence.lines) {
    if (!line.whole || line.kind == BlockKind::code) continue;
    const HeadlineMatch match = headlines.match(line.words);
    if (match == HeadlineMatch::none) continue;
    const bool heading = line.kind == BlockKind::heading;
    if (match == HeadlineMatch::other && (heading || keep || !sequence.in_lead(line))) continue;
    // Of section headings that say what the title says, 20 of 24 belonged to the text.
    const bool heads_a_part = heading && sequence.article.blocks[line.block].level > 1;
    if (heads_a_part && !sequence.in_lead(line)) continue;
    line.dropped = !keep;
    keep = false;
  }
}

}  // namespace pith::tidy
