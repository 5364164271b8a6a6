#include "text/date_tokens.hpp"

#include "base/ascii.hpp"
#include "base/digits.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace pith::text {
namespace {

using utf8::digit_value;

constexpr std::size_t longest_text = 2'000;

// Year, month, day and hour, minute, second signs: they follow their number and touch the next word.
bool stands_alone(char32_t c) {
  return c == U'年' || c == U'月' || c == U'日' || c == U'號' || c == U'号' || c == U'時' || c == U'时' ||
         c == U'分' || c == U'秒' || c == U'点' || c == U'點';
}

bool is_thai(char32_t c) { return c >= 0x0E01 && c <= 0x0E5B && digit_value(c) < 0; }

enum class Class : std::uint8_t { other, digit, letter, single };

Class class_of(char32_t c) {
  if (c < 0x80) {
    const char ascii_char = static_cast<char>(c);
    if (ascii::is_digit(ascii_char)) return Class::digit;
    return ascii::is_alpha(ascii_char) ? Class::letter : Class::other;
  }
  if (digit_value(c) >= 0) return Class::digit;
  if (stands_alone(c)) return Class::single;
  return utf8::is_word(c) ? Class::letter : Class::other;
}

}  // namespace

DateTokens::DateTokens(std::string_view text, std::size_t from) : text_(text) {
  const std::size_t end = std::min(text.size(), from + longest_text);
  tokens_.reserve(16);  // most texts have no more
  bool open = false;
  bool thai = false;
  for (std::size_t at = from; at < end;) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    Class kind = class_of(c);
    if (kind == Class::single && open && !tokens_.back().is_number)
      kind = Class::letter;  // as in "hours" (小时)
    if (kind == Class::other) {
      // Thai abbreviates months with full stops inside.
      std::size_t ahead = at;
      open = open && thai && c == '.' && at < end && is_thai(utf8::next(text, ahead));
      continue;
    }
    thai = is_thai(c);
    const bool number = kind == Class::digit;
    if (!open || kind == Class::single || tokens_.back().is_number != number) {
      tokens_.push_back({.is_number = number, .begin = static_cast<std::uint32_t>(begin)});
    }
    DateToken& token = tokens_.back();
    if (number && token.digits < 20) {
      if (token.digits < 9) token.value = token.value * 10 + digit_value(c);
      ++token.digits;
    }
    if (c < 0x80 && kind == Class::letter) {
      while (at < end && ascii::is_alpha(text[at])) ++at;
    }
    token.end = static_cast<std::uint32_t>(at);
    open = kind != Class::single;
  }
}

std::string_view DateTokens::gap(std::size_t i) const {
  if (i == 0 || i >= tokens_.size()) return {};
  const std::size_t begin = tokens_[i - 1].end;
  return text_.substr(begin, tokens_[i].begin - begin);
}

bool DateTokens::joined(std::size_t i) const {
  if (i == 0 || i >= tokens_.size()) return false;
  const std::string_view between = gap(i);
  if (between.size() > 8) return false;
  for (std::size_t at = 0; at < between.size();) {
    const char32_t c = utf8::next(between, at);
    const bool allowed =
        c < 0x80 ? std::string_view(" \t\n.,-/'()").find(static_cast<char>(c)) != std::string_view::npos
                 : utf8::is_space(c) || c == U'’' || c == U'،' || c == U'–' || c == U'‑' || c == U'、';
    if (!allowed) return false;
  }
  return true;
}

char DateTokens::separator(std::size_t i) const {
  const std::string_view between = ascii::trim(gap(i));
  if (between.size() == 1)
    return std::string_view("./-:").find(between[0]) != std::string_view::npos ? between[0] : '\0';
  return between == "–" || between == "‑" || between == "‐" ? '-' : '\0';
}

std::string DateTokens::words(std::size_t i, std::size_t count) const {
  std::string out;
  for (std::size_t k = i; k < i + count; ++k) {
    if (!is_word(k)) return {};
    if (k > i) out += ' ';
    out += utf8::to_lower(text_.substr(tokens_[k].begin, tokens_[k].end - tokens_[k].begin));
    if (out.size() > data::longest_date_word()) return {};
  }
  return out;
}

bool DateTokens::means(std::size_t i, data::DateWord::Kind kind, std::size_t count) const {
  if (!is_word(i)) return false;
  const std::string word = words(i, count);
  return std::ranges::any_of(data::date_words(word),
                             [kind](const data::DateWord& w) { return w.kind == kind; });
}

std::uint32_t DateTokens::phrase_kinds(std::size_t i) const {
  constexpr std::size_t most_words = 3;
  std::uint32_t kinds = 0;
  std::string phrase;
  for (std::size_t k = i; k < i + most_words && is_word(k); ++k) {
    if (k > i) phrase += ' ';
    phrase += utf8::to_lower(text_.substr(tokens_[k].begin, tokens_[k].end - tokens_[k].begin));
    if (phrase.size() > data::longest_date_word()) break;
    for (const data::DateWord& word : data::date_words(phrase))
      kinds |= 1U << static_cast<unsigned>(word.kind);
  }
  return kinds;
}

}  // namespace pith::text
