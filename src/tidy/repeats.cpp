// Sentences of the text that the page shows twice: pull quotes.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "tidy/rules.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::tidy {
namespace {

constexpr std::size_t least_words = 6;      // fewer are a turn of phrase
constexpr std::size_t head_words = 4;       // by which quotes are looked up
constexpr std::size_t most_between = 6;     // words of "he told me" within what was said
constexpr std::size_t longest_quote = 240;  // bytes
constexpr std::size_t near = 6;             // lines between a sentence without quotation marks and its place
// Bounds on the work for a page that repeats itself: quotes that begin alike, comparisons of one quote.
constexpr std::size_t most_alike = 8;
constexpr std::size_t most_comparisons = 8;
constexpr std::size_t longest_signature = 8;  // words of "Ann Lee, chief engineer" below a quote

/// A line's words in lower case; apostrophes do not part them.
class Words {
 public:
  explicit Words(std::string_view text) {
    constexpr std::size_t bytes_a_word = 5;
    text_.resize(text.size());  // no character grows
    char* const out = text_.data();
    std::size_t written = 0;
    begins_.reserve(text.size() / bytes_a_word + 2);
    bool gap = true;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      if (ascii::is_alnum(text[at])) {
        if (gap) begins_.push_back(written);
        gap = false;
        while (at < text.size() && ascii::is_alnum(text[at])) out[written++] = ascii::lower(text[at++]);
        continue;
      }
      const char32_t c = utf8::next(text, at);
      if (!utf8::is_word(c)) {
        gap = gap || (c != U'\'' && c != U'’');
        continue;
      }
      if (gap) begins_.push_back(written);
      gap = false;
      for (std::size_t i = begin; i < at; ++i) out[written++] = ascii::lower(text[i]);
    }
    begins_.push_back(written);
    text_.resize(written);
  }

  std::size_t size() const { return begins_.size() - 1; }
  std::string_view operator[](std::size_t word) const { return run(word, 1); }
  std::size_t hash_of_head(std::size_t word) const {
    return std::hash<std::string_view>()(run(word, head_words));
  }

 private:
  std::string_view run(std::size_t word, std::size_t words) const {
    return std::string_view(text_).substr(begins_[word], begins_[word + words] - begins_[word]);
  }
  std::string text_;
  std::vector<std::size_t> begins_;  // of each word, and the end
};

/// Whether `quote` stands in `text` from word `at` on, all in a row or with one insertion of a few words.
bool stands_at(const Words& quote, const Words& text, std::size_t at) {
  const auto same = [&](std::size_t i, std::size_t t) { return t < text.size() && quote[i] == text[t]; };
  std::size_t i = 0;
  while (i < quote.size() && same(i, at + i)) ++i;
  if (i == quote.size()) return true;
  for (std::size_t between = 1; between <= most_between; ++between) {
    std::size_t k = i;
    while (k < quote.size() && same(k, at + k + between)) ++k;
    if (k == quote.size()) return true;
  }
  return false;
}

struct Quote {
  std::size_t line;
  Words words;
  bool marked;          // it stands in quotation marks or in a block quote
  std::size_t section;  // headings before it
  std::size_t compared = 0;
  bool repeated = false;
};

/// Lines short enough to be quotes, by their first words.
class Quotes {
 public:
  void add(std::size_t line, std::string_view text, bool marked, std::size_t section) {
    Words words(text);
    if (words.size() < least_words) return;
    first_words_.set(mark_of(words[0]));
    std::vector<std::size_t>& alike = by_head_[words.hash_of_head(0)];
    if (alike.size() == most_alike) return;
    alike.push_back(quotes_.size());
    quotes_.push_back({line, std::move(words), marked, section});
    any_marked_ |= marked;
  }

  /// True if one of them may be looked for in the given line.
  bool may_stand_in(std::size_t line) const {
    if (any_marked_) return true;
    // Unmarked ones count only near their line.
    auto next = quote_from(line - std::min(line, near));
    if (next != quotes_.end() && next->line == line) ++next;
    return next != quotes_.end() && next->line <= line + near;
  }

  /// Marks those that stand in the given line, which so many headings stand before.
  void find_in(std::size_t line, std::string_view text, std::size_t section) {
    const auto own = quote_from(line);
    if (own != quotes_.end() && own->line == line) {
      find_in(line, own->words, section);
    } else {
      find_in(line, Words(text), section);
    }
  }

  const std::vector<Quote>& all() const { return quotes_; }

 private:
  static constexpr std::size_t marks = 1024;

  /// The first quote from a line on: they stand in order.
  std::vector<Quote>::const_iterator quote_from(std::size_t line) const {
    return std::lower_bound(quotes_.begin(), quotes_.end(), line,
                            [](const Quote& quote, std::size_t at) { return quote.line < at; });
  }

  void find_in(std::size_t line, const Words& words, std::size_t section) {
    for (std::size_t i = 0; i + head_words <= words.size(); ++i) {
      if (!first_words_.test(mark_of(words[i]))) continue;
      const auto found = by_head_.find(words.hash_of_head(i));
      if (found == by_head_.end()) continue;
      for (const std::size_t index : found->second) compare(quotes_[index], line, words, i, section);
    }
  }

  // What tells most words apart.
  static std::size_t mark_of(std::string_view word) {
    return (word.size() + std::size_t{31} * static_cast<unsigned char>(word.front()) +
            std::size_t{7} * static_cast<unsigned char>(word.back())) %
           marks;
  }

  static void compare(Quote& quote, std::size_t line, const Words& text, std::size_t at,
                      std::size_t section) {
    if (quote.line == line || quote.repeated || quote.words.size() >= text.size()) return;
    const std::size_t distance = quote.line > line ? quote.line - line : line - quote.line;
    // What is said again under another heading is no pull quote.
    if (!quote.marked && (distance > near || quote.section != section)) return;
    if (++quote.compared <= most_comparisons) quote.repeated = stands_at(quote.words, text, at);
  }

  std::unordered_map<std::size_t, std::vector<std::size_t>> by_head_;
  std::vector<Quote> quotes_;       // by line
  std::bitset<marks> first_words_;  // of the quotes
  bool any_marked_ = false;
};

bool in_quotation_marks(std::string_view text) {
  constexpr std::array<std::string_view, 9> marks = {"\"", "“", "„", "«", "»", "‘", "「", "『", "‹"};
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view m) { return text.starts_with(m); });
}

/// "Ann Lee, chief engineer" directly below a quote.
bool is_signature(const Line& line) {
  return line.kind == BlockKind::paragraph && line.whole && !line.sentence && !line.words.empty() &&
         line.words.size() <= longest_signature && line.words[0].capital;
}

}  // namespace

std::vector<Cut> find_repeats(const Sequence& sequence) {
  const auto is_running = [](const Line& line) { return !line.dropped && line.kind == BlockKind::paragraph; };
  Quotes quotes;
  std::vector<std::size_t> sections;  // of each line
  sections.reserve(sequence.lines.size());
  std::size_t headings = 0;
  for (const Line& line : sequence.lines) {
    headings += !line.dropped && line.kind == BlockKind::heading ? 1 : 0;
    sections.push_back(headings);
    if (!is_running(line) || !line.sentence || line.linked > 0 || line.text.size() > longest_quote) continue;
    const std::string_view raw = sequence.raw(line);
    quotes.add(sequence.index(line), raw,
               in_quotation_marks(raw) || sequence.article.blocks[line.block].quote > 0, headings);
  }
  if (quotes.all().empty()) return {};
  for (const Line& line : sequence.lines) {
    const std::size_t index = sequence.index(line);
    if (is_running(line) && quotes.may_stand_in(index))
      quotes.find_in(index, sequence.raw(line), sections[index]);
  }
  std::vector<Cut> cuts;
  for (const Quote& quote : quotes.all()) {
    if (!quote.repeated) continue;
    const std::size_t next = quote.line + 1;
    const bool is_signed = next < sequence.lines.size() && is_signature(sequence.lines[next]);
    cuts.push_back({quote.line, next + (is_signed ? 1 : 0)});
  }
  return cuts;
}

}  // namespace pith::tidy
