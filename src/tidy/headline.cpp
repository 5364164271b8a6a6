#include "tidy/headline.hpp"

#include "base/utf8.hpp"

#include <algorithm>

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

bool may_be_copy(std::size_t left, std::size_t right) {
  return text::Overlap{std::min(left, right), left + right}.f1() >= alike;
}

/// The words in the form in which they are compared. Numbers count by their value: "Day 12" is not "Day 13".
std::string spaced(const data::PhraseText& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    if (words[i].is_number) {
      out += std::to_string(words[i].number);
    } else {
      out += words.word(i);
    }
  }
  return out;
}

/// Whether two headlines are the same in other words.
bool is_form_of(std::string_view headline, std::string_view title) {
  return text::likeness(utf8::begin_of(headline, longest_form), utf8::begin_of(title, longest_form)) >=
         same_story;
}

}  // namespace

Headlines::Headlines(const Metadata& meta, const Context& context) {
  add(meta.title, HeadlineMatch::title);
  if (!meta.title.empty() && !meta.site.empty()) add(meta.title + ' ' + meta.site, HeadlineMatch::title);
  add_forms(context.headlines, meta.title);
}

Headlines::Headlines(const std::vector<std::string>& forms) {
  for (const std::string& form : forms) add(form, HeadlineMatch::other);
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
  if (words.empty() || words.size() > longest_headline || forms_.size() == most_headlines ||
      match(words) != HeadlineMatch::none) {
    return;
  }
  forms_.emplace_back(spaced(words), kind);
}

HeadlineMatch Headlines::match(const data::PhraseText& words) const {
  if (words.empty()) return HeadlineMatch::none;
  std::string line;
  // Those of the title come first.
  for (Form& form : forms_) {
    if (!may_be_copy(words.size(), form.bag.size())) continue;
    if (line.empty()) line = spaced(words);
    if (form.bag.overlap(line).f1() >= alike) return form.kind;
  }
  return HeadlineMatch::none;
}

std::vector<Cut> find_headline_copies(const Sequence& sequence, const Context& context) {
  const Headlines headlines(sequence.article.meta, context);
  std::vector<Cut> cuts;
  bool keep_first = !context.headline_is_metadata;
  for (const Line& line : sequence.lines) {
    if (!line.whole || line.kind == BlockKind::code) continue;
    const HeadlineMatch match = headlines.match(line.words);
    if (match == HeadlineMatch::none) continue;
    const bool heading = line.kind == BlockKind::heading;
    if (match == HeadlineMatch::other && (heading || keep_first || !sequence.in_lead(line))) continue;
    // Of section headings that say what the title says, 20 of 24 belonged to the text.
    const bool heads_a_part = heading && sequence.article.blocks[line.block].level > 1;
    if (heads_a_part && !sequence.in_lead(line)) continue;
    const std::size_t at = sequence.index(line);
    if (!keep_first) cuts.push_back({at, at + 1});
    keep_first = false;
  }
  return cuts;
}

}  // namespace pith::tidy
