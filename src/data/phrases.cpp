#include "data/phrases.hpp"

#include "base/ascii.hpp"
#include "base/code_points.hpp"
#include "base/digits.hpp"
#include "base/utf8.hpp"
#include "data/word_table.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace pith::data {
namespace {

/// One known phrase, as the generated table holds it.
struct Phrase {
  std::uint64_t kinds;   // bits of PhraseKind
  std::uint32_t offset;  // of its canonical text: which part of phrase_text, and where in that
  std::uint8_t size;     // bytes of it
  std::uint8_t second;   // first byte of its second token; 0 if it has one only
  std::uint8_t tokens;   // words of it
  std::uint8_t month;    // 1 to 12 if it names a month
};

/// The phrases that begin with one token: neighbours in phrase_table, by the first byte of the second token
/// and of these the longest first; the token by itself stands last.
struct Group {
  std::uint64_t kinds;    // of any of them
  std::uint32_t seconds;  // first bytes of second tokens, % 32
  std::uint32_t offset;   // of the token, as of a phrase
  std::uint16_t begin;    // first of them
  std::uint16_t size;     // how many
  std::uint8_t token;     // bytes of the token
};

#include "data/phrases.inc"

/// Letters that are written both ways for the same word;
/// tools/generate/phrases.py folds them in the same way.
char32_t alike(char32_t c) {
  switch (c) {
    case 0x0131: return U'i';
    case 0x0142: return U'l';
    case 0x00F8: return U'o';
    case 0x0111: return U'd';
    case 0x0649:
    case 0x06CC: return 0x064A;
    case 0x06A9: return 0x0643;
    case 0x0629: return 0x0647;
    default: return c;
  }
}

constexpr char32_t tatweel = 0x0640;  // only stretches the line

std::string_view text_at(std::uint32_t offset, std::size_t size) {
  constexpr std::uint32_t part = 1u << 15;  // as in tools/generate/phrases.py
  return {phrase_text[offset / part] + offset % part, size};
}

/// A bit for each first token, by the highest bits of its hash: most words that begin no phrase are told by
/// it. Unlike the slots it stays in the cache.
constexpr std::uint32_t marks_shift = 17;
constexpr auto first_token_marks = [] {
  std::array<std::uint64_t, (1U << (32 - marks_shift)) / 64> out{};
  for (const std::uint32_t slot : phrase_slots) {
    const std::uint32_t mark = slot >> marks_shift;
    if (slot != 0) out[mark / 64] |= std::uint64_t{1} << mark % 64;
  }
  return out;
}();

/// The phrases that begin with `word`, or null.
const Group* phrases_from(std::string_view word) {
  constexpr std::size_t slots = std::size(phrase_slots);
  const std::uint32_t wanted = hash_of(word);  // tools/generate/phrases.py makes the slots with the same
  const std::uint32_t mark = wanted >> marks_shift;
  if ((first_token_marks[mark / 64] >> mark % 64 & 1U) == 0) return nullptr;
  for (std::size_t slot = wanted % slots; phrase_slots[slot] != 0; slot = (slot + 1) % slots) {
    if ((phrase_slots[slot] ^ wanted) >> 16 != 0) continue;
    const Group& group = phrase_groups[(phrase_slots[slot] & 0xFFFF) - 1];
    if (text_at(group.offset, group.token) == word) return &group;
  }
  return nullptr;
}

/// Whether `text` begins with the tokens of `phrase`; its first token is known to fit.
bool begins_with(std::string_view text, const Phrase& phrase) {
  if (text.size() < phrase.size || (text.size() > phrase.size && text[phrase.size] != ' ')) return false;
  return text.starts_with(text_at(phrase.offset, phrase.size));
}

/// Of ASCII the letters in lower case and '_'; 0 for all others.
constexpr std::array<char, 256> letters = [] {
  std::array<char, 256> out{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const char letter = static_cast<char>(c);
    if (ascii::is_alpha(letter) || letter == '_') out[c] = ascii::lower(letter);
  }
  return out;
}();

/// Bytes that the canonical form of so many bytes takes at most, but for what folding makes of a character:
/// each begins a token at worst.
constexpr std::size_t room_for(std::size_t bytes) { return 2 * bytes; }
constexpr std::size_t widest = 5;  // bytes of a character with a space before it

char letter_of(char c) { return letters[static_cast<unsigned char>(c)]; }

/// The longest phrase of a group that `rest` begins with: its first token is known to fit.
PhraseMatch longest_of(const Group& group, std::string_view rest, PhraseKinds among) {
  PhraseMatch match;
  const auto second = static_cast<std::uint8_t>(rest.size() > group.token ? rest[group.token + 1U] : '\0');
  const std::span<const Phrase> phrases = std::span(phrase_table).subspan(group.begin, group.size);
  const auto look_at = [&](const Phrase& phrase) {
    match.possible |= phrase.kinds;
    if (match.tokens > 0 || (phrase.kinds & among) == 0 || !begins_with(rest, phrase)) return;
    match.kinds = phrase.kinds;
    match.tokens = phrase.tokens;
    match.month = phrase.month;
  };
  if (second != 0 && (group.seconds >> (second % 32) & 1) != 0) {
    const auto stands_before = [](const Phrase& phrase, std::uint8_t byte) {
      return phrase.second != 0 && phrase.second < byte;
    };
    auto phrase = std::lower_bound(phrases.begin(), phrases.end(), second, stands_before);
    for (; phrase != phrases.end() && phrase->second == second; ++phrase) look_at(*phrase);
  }
  if (phrases.back().second == 0) look_at(phrases.back());
  return match;
}

}  // namespace

void PhraseText::begin_token(std::size_t begin, std::size_t end, bool is_number, bool capital) {
  if (written_ > 0) canonical_[written_++] = ' ';
  const auto at = static_cast<std::uint32_t>(written_);
  tokens_.push_back(
      {at, at, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0, is_number, capital});
}

void PhraseText::put(char32_t c, std::size_t begin, std::size_t end, bool capital) {
  const int digit = utf8::digit_value(c);
  const bool single = digit < 0 && utf8::is_unspaced_script(c);
  const Run run = digit >= 0 ? Run::number : Run::letters;
  if (single || run != run_) {
    begin_token(begin, end, digit >= 0, capital);
    if (digit >= 0) canonical_[written_++] = '#';
  }
  run_ = single ? Run::none : run;
  Token& token = tokens_.back();
  if (digit < 0) {
    written_ += utf8::encode(c, canonical_.data() + written_);
  } else if (token.number < 100'000'000) {
    token.number = token.number * 10 + static_cast<std::uint32_t>(digit);
  }
  token.end = static_cast<std::uint32_t>(written_);
  token.source_end = static_cast<std::uint32_t>(end);
}

std::size_t PhraseText::put_letters(std::string_view text, std::size_t begin) {
  if (run_ != Run::letters) {
    begin_token(begin, begin, false, ascii::is_upper(text[begin]));
    run_ = Run::letters;
  }
  std::size_t at = begin;
  char* out = canonical_.data() + written_;
  for (char letter = 0; at < text.size() && (letter = letter_of(text[at])) != 0; ++at) *out++ = letter;
  written_ += at - begin;
  tokens_.back().end = static_cast<std::uint32_t>(written_);
  tokens_.back().source_end = static_cast<std::uint32_t>(at);
  return at;
}

void PhraseText::put_folded(std::string_view text, std::size_t begin, std::size_t end, bool capital) {
  utf8::fold_for_comparison(text.substr(begin, end - begin), folded_);
  if (folded_.empty()) run_ = Run::none;
  make_room(widest * folded_.size() + room_for(text.size() - end));
  for (std::size_t i = 0; i < folded_.size();) {
    const char32_t part = utf8::next(folded_, i);
    if (part == ' ') {
      run_ = Run::none;
    } else {
      put(alike(part), begin, end, capital);
    }
  }
}

void PhraseText::make_room(std::size_t bytes) {
  if (canonical_.size() - written_ < bytes) canonical_.resize(written_ + bytes);
}

void PhraseText::assign(std::string_view text, std::size_t most) {
  tokens_.clear();
  written_ = 0;
  run_ = Run::none;
  make_room(room_for(text.size()));
  tokens_.reserve(std::min(text.size() / 4, most) + 1);
  for (std::size_t at = 0; at < text.size() && tokens_.size() <= most;) {
    const std::size_t begin = at;
    if (letter_of(text[at]) != 0) {
      at = put_letters(text, at);
      continue;
    }
    const char32_t c = utf8::next(text, at);
    if (c < 0x80) {
      if (ascii::is_digit(static_cast<char>(c))) {
        put(c, begin, at, false);
      } else {
        run_ = Run::none;
      }
      continue;
    }
    make_room(widest + room_for(text.size() - begin));  // what is no UTF-8 takes more than it is long
    const std::uint8_t properties = utf8::properties(c);
    if ((properties & utf8::combining_mark) != 0 || c == tatweel) continue;
    if (utf8::folds_to_itself(c)) {
      put(alike(c), begin, at, false);
    } else {
      put_folded(text, begin, at, (properties & utf8::upper_case) != 0);
    }
  }
  if (tokens_.size() > most) {
    tokens_.resize(most);
    written_ = tokens_.empty() ? 0 : tokens_.back().end;
  }
}

PhraseMatch longest_phrase(const PhraseText& text, std::size_t token, PhraseKinds among) {
  if (token >= text.size()) return {};
  const Group* group = phrases_from(text.word(token));
  if (group == nullptr) return {};
  if ((group->kinds & among) == 0) return {0, 0, 0, group->kinds};
  return longest_of(*group, text.from(token), among);
}

}  // namespace pith::data
