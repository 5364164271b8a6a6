#include "data/phrases.hpp"

#include "base/ascii.hpp"
#include "base/code_points.hpp"
#include "base/digits.hpp"
#include "base/utf8.hpp"
#include "data/word_table.hpp"

#include <algorithm>
#include <iterator>

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

/// The phrases that begin with one token: neighbours in phrase_table, the longest first.
struct Group {
  std::uint64_t kinds;    // of any of them
  std::uint32_t seconds;  // first bytes of second tokens, % 32
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

std::string_view text_of(const Phrase& phrase) {
  constexpr std::uint32_t part = 1u << 15;  // as in tools/generate/phrases.py
  return {phrase_text[phrase.offset / part] + phrase.offset % part, phrase.size};
}

/// The phrases that begin with `word`, or null.
const Group* phrases_from(std::string_view word) {
  constexpr std::size_t slots = std::size(phrase_slots);
  const std::uint32_t wanted = hash_of(word);  // tools/generate/phrases.py makes the slots with the same
  for (std::size_t slot = wanted % slots; phrase_slots[slot] != 0; slot = (slot + 1) % slots) {
    if ((phrase_slots[slot] ^ wanted) >> 16 != 0) continue;
    const Group& group = phrase_groups[(phrase_slots[slot] & 0xFFFF) - 1];
    if (text_of(phrase_table[group.begin]).substr(0, group.token) == word) return &group;
  }
  return nullptr;
}

/// Whether `text` begins with the tokens of `phrase`; its first token is known to fit.
bool begins_with(std::string_view text, const Phrase& phrase) {
  if (text.size() < phrase.size || (text.size() > phrase.size && text[phrase.size] != ' ')) return false;
  return text.starts_with(text_of(phrase));
}

bool is_letter(char c) { return ascii::is_alpha(c) || c == '_'; }

}  // namespace

void PhraseText::put(char32_t c, std::uint32_t begin, std::uint32_t end, bool capital) {
  const int digit = utf8::digit_value(c);
  const bool single = digit < 0 && utf8::is_unspaced_script(c);
  const Run run = digit >= 0 ? Run::number : Run::letters;
  if (single || run != run_) {
    if (!canonical_.empty()) canonical_.push_back(' ');
    const auto at = static_cast<std::uint32_t>(canonical_.size());
    tokens_.push_back({at, at, begin, end, 0, digit >= 0, capital});
    if (digit >= 0) canonical_.push_back('#');
  }
  run_ = single ? Run::none : run;
  Token& token = tokens_.back();
  if (digit < 0) {
    utf8::append(canonical_, c);
  } else if (token.number < 100'000'000) {
    token.number = token.number * 10 + static_cast<std::uint32_t>(digit);
  }
  token.end = static_cast<std::uint32_t>(canonical_.size());
  token.source_end = end;
}

void PhraseText::put_letters(std::string_view letters, std::uint32_t begin) {
  if (run_ != Run::letters) {
    if (!canonical_.empty()) canonical_.push_back(' ');
    const auto at = static_cast<std::uint32_t>(canonical_.size());
    tokens_.push_back({at, at, begin, begin, 0, false, ascii::is_upper(letters[0])});
    run_ = Run::letters;
  }
  const std::size_t from = canonical_.size();
  canonical_.append(letters);
  for (std::size_t i = from; i < canonical_.size(); ++i) canonical_[i] = ascii::lower(canonical_[i]);
  tokens_.back().end = static_cast<std::uint32_t>(canonical_.size());
  tokens_.back().source_end = static_cast<std::uint32_t>(begin + letters.size());
}

void PhraseText::put_folded(std::string_view letter, std::uint32_t begin, std::uint32_t end, bool capital) {
  utf8::fold_for_comparison(letter, folded_);
  if (folded_.empty()) run_ = Run::none;
  for (std::size_t i = 0; i < folded_.size();) {
    const char32_t part = utf8::next(folded_, i);
    if (part == ' ') {
      run_ = Run::none;
    } else {
      put(alike(part), begin, end, capital);
    }
  }
}

void PhraseText::assign(std::string_view text) {
  canonical_.clear();
  tokens_.clear();
  run_ = Run::none;
  canonical_.reserve(text.size() + text.size() / 2);
  tokens_.reserve(text.size() / 4 + 1);
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
      put_letters(text.substr(begin, at - begin), begin);
      continue;
    }
    const char32_t c = utf8::next(text, at);
    const auto end = static_cast<std::uint32_t>(at);
    if (c < 0x80) {
      if (ascii::is_digit(static_cast<char>(c))) {
        put(c, begin, end, false);
      } else {
        run_ = Run::none;
      }
      continue;
    }
    const std::uint8_t properties = utf8::properties(c);
    if ((properties & utf8::combining_mark) != 0 || c == tatweel) continue;
    if (utf8::folds_to_itself(c)) {
      put(alike(c), begin, end, false);
    } else {
      put_folded(text.substr(begin, end - begin), begin, end, (properties & utf8::upper_case) != 0);
    }
  }
}

PhraseMatch longest_phrase(const PhraseText& text, std::size_t token, PhraseKinds among) {
  if (token >= text.size()) return {};
  const Group* group = phrases_from(text.word(token));
  if (group == nullptr) return {};
  PhraseMatch match;
  match.possible = group->kinds;
  if ((group->kinds & among) == 0) return match;
  const std::string_view rest = text.from(token);
  const auto second = static_cast<std::uint8_t>(rest.size() > group->token ? rest[group->token + 1U] : '\0');
  const Phrase* phrase = phrase_table + group->begin;
  const Phrase* const end = phrase + group->size;
  // Only the token by itself may be one; it stands last.
  if ((group->seconds >> (second % 32) & 1) == 0) phrase = end - 1;
  for (; phrase != end; ++phrase) {
    if ((phrase->second != second && phrase->second != 0) || (phrase->kinds & among) == 0) continue;
    if (!begins_with(rest, *phrase)) continue;
    match.kinds = phrase->kinds;
    match.tokens = phrase->tokens;
    match.month = phrase->month;
    break;
  }
  return match;
}

}  // namespace pith::data
