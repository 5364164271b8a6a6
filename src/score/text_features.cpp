#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "score/facts.hpp"
#include "text/sentence.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace pith::score {
namespace {

using dom::Tag;

/// What one pass over a block's characters counts.
struct Count {
  std::uint32_t words = 0, capital = 0, shouted = 0, distinct = 0, first_person = 0;
  std::uint32_t commas = 0, digits = 0, ends = 0, questions = 0, exclamations = 0, money = 0, separators = 0;
  std::uint32_t years = 0, clocks = 0, quotes = 0, unspaced_bytes = 0;
  std::uint32_t said = 0, first_word_said = 0;
  std::uint32_t stop[data::stop_word_language_count] = {};
  std::uint64_t hash = hash::start;
  WordMarks marks;
  bool copyright = false, address = false, begins_lower = false, ascii = true;
};

constexpr std::array<std::string_view, 8> first_person = {"i", "we", "you", "my", "our", "your", "us", "me"};

/// A bit for each of them, by the highest bits of its hash: most other words are told by it.
constexpr std::uint64_t mark_of(std::uint32_t hash) { return std::uint64_t{1} << (hash >> 26); }
constexpr std::uint64_t first_person_marks = [] {
  std::uint64_t out = 0;
  for (const std::string_view word : first_person) out |= mark_of(data::hash_of(word));
  return out;
}();

/// I, we, you and the like.
bool is_first_person(std::string_view word, std::uint32_t hash) {
  return (first_person_marks & mark_of(hash)) != 0 &&
         std::ranges::find(first_person, word) != first_person.end();
}

uint8_t heading_level(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6
             ? static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1)
             : 0;
}

/// Reads one block's text.
class TextCounter {
 public:
  TextCounter(std::string_view text, Count& out) : text_(text), count_(out) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (ascii::is_word(text_[at])) {
        at = ascii_word(at);
      } else if (static_cast<signed char>(text_[at]) >= 0) {
        ascii_sign(text_[at], at);
        ++at;
      } else {
        const std::size_t begin = at;
        const char32_t c = utf8::next(text_, at);
        other_char(c, begin, at);
      }
    }
    end_word(text_.size());
  }

 private:
  /// Reads letters and digits from `at` on; returns where they end.
  std::size_t ascii_word(std::size_t at) {
    if (word_size_ == 0) begin_word(at, ascii::is_upper(text_[at]), ascii::is_lower(text_[at]));
    const std::size_t begin = at;
    std::size_t size = word_size_;
    std::uint32_t hash = word_hash_;
    unsigned seen = 0;
    for (; at < text_.size() && ascii::is_word(text_[at]); ++at) {
      const char c = text_[at];
      seen |= ascii::classes[static_cast<unsigned char>(c)];
      const char folded = ascii::lower(c);
      word_[size % sizeof word_] = folded;  // a longer word is not looked up
      ++size;
      hash = data::hash_step(hash, folded);
    }
    if ((seen & ascii::digit) != 0) {
      const std::string_view read = text_.substr(begin, at - begin);
      const auto digits = static_cast<std::size_t>(std::count_if(read.begin(), read.end(), ascii::is_digit));
      count_.digits += static_cast<std::uint32_t>(digits);
      word_digits_ += digits;
    }
    word_shouted_ = word_shouted_ && (seen & ascii::small) == 0;
    word_size_ = size;
    word_hash_ = hash;
    return at;
  }

  void ascii_sign(char c, std::size_t at) {
    end_word(at);
    const char next = at + 1 < text_.size() ? text_[at + 1] : ' ';
    switch (c) {
      case ',': ++count_.commas; break;
      case '.':
      case '!':
      case '?':
        if (ascii::is_space(next) || next == '"' || next == '\'' || next == ')') ++count_.ends;
        count_.questions += c == '?';
        count_.exclamations += c == '!';
        break;
      case '$': ++count_.money; break;
      case '|':
      case '>':
      case '/':
      case '*': count_.separators += c != '/' || next == ' '; break;
      case '"': ++count_.quotes; break;
      case '@': count_.address = true; break;
      case ':':
        if (next == '/') count_.address = true;
        if (ascii::is_digit(next) && at > 0 && ascii::is_digit(text_[at - 1])) ++count_.clocks;
        break;
      default: break;
    }
  }

  void other_char(char32_t c, std::size_t begin, std::size_t end) {
    count_.ascii = false;
    if (utf8::is_word(c)) {
      const bool unspaced = utf8::is_unspaced_script(c);
      if (unspaced) count_.unspaced_bytes += static_cast<std::uint32_t>(end - begin);
      const bool upper = utf8::is_upper(c);
      if (word_size_ == 0) begin_word(begin, upper, !upper && !unspaced);
      if (!upper) word_shouted_ = false;
      for (std::size_t i = begin; i < end; ++i) push(text_[i]);
      return;
    }
    end_word(begin);
    switch (c) {
      case 0x3001:
      case 0xFF0C:
      case 0x60C: ++count_.commas; break;
      case 0x3002:
      case 0xFF01:
      case 0xFF1F:
      case 0x61F:
      case 0x964:
      case 0x6D4:
        ++count_.ends;
        count_.questions += c == 0xFF1F || c == 0x61F;
        break;
      case 0xA9: count_.copyright = true; break;
      case 0x20AC:
      case 0xA3:
      case 0xA5:
      case 0x20B9:
      case 0x20BD:
      case 0x20A9:
      case 0x20BA: ++count_.money; break;
      case 0xBB:
      case 0xAB:
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0x2018:
      case 0x2019:
      case 0x300C:
      case 0x300D: count_.quotes += c != 0x2019; break;
      case 0xB7:
      case 0x2022:
      case 0x203A:
      case 0x2192:
      case 0x25B6:
      case 0x2605:
      case 0xFF5C: ++count_.separators; break;
      default: break;
    }
  }

  void begin_word(std::size_t at, bool upper, bool lower) {
    word_begin_ = at;
    word_capital_ = upper;
    word_shouted_ = upper;
    word_digits_ = 0;
    word_hash_ = data::hash_start;
    if (at == 0) count_.begins_lower = lower;
  }

  void push(char lower) {
    word_[word_size_ % sizeof word_] = lower;
    ++word_size_;
    word_hash_ = data::hash_step(word_hash_, lower);
  }

  void end_word(std::size_t end) {
    if (word_size_ == 0) return;
    const std::size_t bytes = end - word_begin_;
    ++count_.words;
    count_.capital += word_capital_;
    count_.shouted += word_shouted_ && bytes > 1;
    count_.hash = hash::step(count_.hash, word_hash_);
    count_.marks.add(word_hash_);
    if (word_digits_ == 4 && bytes == 4 && (word_[0] == '1' || word_[0] == '2') &&
        (word_[1] == '9' || word_[1] == '0'))
      ++count_.years;
    if (word_size_ <= sizeof word_ && word_digits_ == 0) look_up({word_, word_size_});
    word_size_ = 0;
  }

  void look_up(std::string_view word) {
    if (std::uint32_t languages = data::stop_word(word, word_hash_)) {
      for (; languages != 0; languages &= languages - 1) ++count_.stop[std::countr_zero(languages)];
    }
    count_.first_person += is_first_person(word, word_hash_) ? 1 : 0;
    if (count_.words <= 12) {
      const std::uint32_t said = data::class_word(word, word_hash_);
      count_.said |= said;
      if (count_.words == 1)
        count_.first_word_said =
            said |
            (word == "by" || word == "von" || word == "par" || word == "por" || word == "di" ? 1u << 31 : 0);
    }
  }

  std::string_view text_;
  Count& count_;
  char word_[32] = {};
  std::size_t word_size_ = 0;
  std::size_t word_begin_ = 0;
  std::size_t word_digits_ = 0;
  std::uint32_t word_hash_ = 0;
  bool word_capital_ = false;
  bool word_shouted_ = false;
};

bool says(std::uint32_t said, data::ClassGroup group) { return (said & data::bit(group)) != 0; }

BlockFacts facts_of(const PageView& page, const TextBlock& block, std::string_view text, const Count& count) {
  BlockFacts fact;
  const auto words = static_cast<float>(std::max<std::uint32_t>(block.words, 1));
  fact.text_hash = count.hash;
  fact.words = count.marks;
  if (!count.ascii) fact.words.add_all();
  fact.said = count.words <= 8 ? count.said : 0;
  fact.heading = heading_level(page.document.tag(block.container));
  fact.sentence = text::ends_sentence(text, text::SentenceSigns::of_model);
  fact.density = std::min(1.0F, static_cast<float>(block.link_words) / words);
  fact.paragraph = block.words >= 8 && fact.density < 0.5F && fact.sentence;
  fact.year = count.years > 0;
  fact.money = static_cast<std::uint16_t>(std::min(count.money, 0xFFFFu));
  fact.questions = static_cast<std::uint16_t>(std::min(count.questions, 0xFFFFu));
  fact.first_person = static_cast<std::uint16_t>(std::min(count.first_person, 0xFFFFu));
  return fact;
}

template <class Set>
void set_what_words_say(const Set& set, std::uint32_t said) {
  using Group = data::ClassGroup;
  set(Feature::says_related, says(said, Group::related));
  set(Feature::says_comment, says(said, Group::comment));
  set(Feature::says_share, says(said, Group::share));
  set(Feature::says_newsletter, says(said, Group::newsletter));
  set(Feature::says_date, says(said, Group::meta));
  set(Feature::says_shop, says(said, Group::product));
  set(Feature::says_advert, says(said, Group::advert));
  set(Feature::says_login, says(said, Group::login));
  set(Feature::says_privacy, says(said, Group::popup));
  set(Feature::says_caption, says(said, Group::caption));
}

}  // namespace

void fill_text_features(const PageView& page, Facts& facts, FeatureTable& out) {
  const Segmentation& segmentation = page.segmentation;
  facts.blocks.assign(segmentation.blocks.size(), {});
  for (std::size_t i = 0; i < segmentation.blocks.size(); ++i) {
    if (i % FeatureTable::rows_together == 0) out.clear_rows(i);  // here, where they are written to next
    const TextBlock& block = segmentation.blocks[i];
    const std::string_view text = segmentation.text_of(block);
    Count count;
    TextCounter(text, count).run();
    const BlockFacts& fact = facts.blocks[i] = facts_of(page, block, text, count);
    const auto words = static_cast<float>(std::max<std::uint32_t>(block.words, 1));
    const auto bytes = static_cast<float>(text.size());
    const FeatureTable::Row row = out.row(i);
    const auto set = [&row](Feature f, auto value) { row[f] = static_cast<float>(value); };
    set(Feature::words, block.words);
    set(Feature::chars, text.size());
    set(Feature::word_length, bytes / words);
    set(Feature::link_density, fact.density);
    set(Feature::links, block.links);
    set(Feature::strong_share, static_cast<float>(block.strong_words) / words);
    set(Feature::breaks, block.breaks);
    set(Feature::ends_sentence, fact.sentence);
    set(Feature::sentence_ends, count.ends);
    set(Feature::commas, static_cast<float>(count.commas) / words);
    set(Feature::digit_share, static_cast<float>(count.digits) / bytes);
    set(Feature::capital_words, static_cast<float>(count.capital) / words);
    set(Feature::shouted_words, static_cast<float>(count.shouted) / words);
    set(Feature::begins_lower, count.begins_lower);
    set(Feature::ends_colon, text.ends_with(':') || text.ends_with("："));
    set(Feature::questions, count.questions);
    set(Feature::exclamations, count.exclamations);
    set(Feature::stop_words,
        static_cast<float>(*std::max_element(std::begin(count.stop), std::end(count.stop))) / words);
    set(Feature::first_person, static_cast<float>(count.first_person) / words);
    set(Feature::money, count.money);
    set(Feature::separators, count.separators);
    set(Feature::copyright, count.copyright);
    set(Feature::address, count.address);
    set(Feature::unspaced, static_cast<float>(count.unspaced_bytes) / bytes);
    set(Feature::distinct_words, static_cast<float>(count.marks.count()) / words);
    set(Feature::years, count.years);
    set(Feature::clock_times, count.clocks);
    set(Feature::quotes, count.quotes);
    set(Feature::begins_by, (count.first_word_said >> 31) != 0);
    set_what_words_say(set, fact.said);
  }
}

}  // namespace pith::score
