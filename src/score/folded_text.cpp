#include "score/folded_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <array>

namespace pith::score {

namespace {

/// ascii::is_word by comparing, which the compiler can do for many bytes at once.
unsigned char is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const auto letter = static_cast<unsigned char>((byte | 0x20) - 'a');
  const auto digit = static_cast<unsigned char>(byte - '0');
  return static_cast<unsigned char>((letter < 26) | (digit < 10) | (byte == '_'));
}

/// True for Chinese and Japanese characters and their punctuation.
bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr std::size_t step = 32;  // bytes at once

/// True if the step from `at` on, behind which there is more, is copied as it is.
bool step_stays(const char* at) {
  unsigned char gone = 0;
  for (std::size_t i = 0; i < step; ++i)
    gone = static_cast<unsigned char>(gone | (ascii::is_spaced_sign(at[i], at[i + 1]) ^ 1));
  return gone == 0;
}

/// How many words begin in the step behind its first byte.
unsigned char words_in_step(const char* at) {
  std::array<unsigned char, step> word;
  for (std::size_t i = 0; i < step; ++i) word[i] = is_word(at[i]);
  unsigned char words = 0;
  for (std::size_t i = 1; i < step; ++i)
    words = static_cast<unsigned char>(words + (word[i] & (word[i - 1] ^ 1)));
  return words;
}

}  // namespace

void FoldedText::put_gap() {
  if (break_ && !empty()) {
    out_.push_back('\n');
  } else if (space_) {
    out_.push_back(' ');
  }
  break_ = space_ = line_end_ = false;
}

bool FoldedText::is_joint(char32_t c) const {
  if (!line_end_ || !is_ideographic(c)) return false;
  std::size_t last = out_.size() - 1;
  while (last > begin_ && (static_cast<unsigned char>(out_[last]) & 0xC0) == 0x80) --last;
  return is_ideographic(utf8::next(out_, last));
}

bool FoldedText::is_stray_mark(char32_t c) const {
  return (empty() || break_) && (utf8::properties(c) & utf8::combining_mark) != 0;
}

std::size_t FoldedText::read_signs(std::string_view in, std::size_t at) {
  for (; in.size() - at > step && step_stays(in.data() + at); at += step) {
    words_ += words_in_step(in.data() + at) + (ascii::is_word(in[at]) && !in_word_ ? 1U : 0U);
    in_word_ = ascii::is_word(in[at + step - 1]);
  }
  bool in_word = in_word_;
  std::uint32_t words = 0;
  while (at < in.size()) {
    const std::size_t begin = at;
    while (at < in.size() && ascii::is_word(in[at])) ++at;
    if (at > begin) {
      words += in_word ? 0 : 1;
      in_word = true;
    } else {
      if (ascii::is_spaced_sign(in[at], at + 1 < in.size() ? in[at + 1] : ' ') == 0) break;
      in_word = false;
      ++at;
    }
  }
  words_ += words;
  in_word_ = in_word;
  return at;
}

void FoldedText::append(std::string_view in) {
  for (std::size_t at = 0; at < in.size();) {
    const auto byte = static_cast<unsigned char>(in[at]);
    const std::size_t begin = at;
    if (ascii::is_sign(in[at]) != 0) {  // most text is that with single spaces: whole runs of it are copied
      put_gap();
      at = read_signs(in, at);
      out_.append(in, begin, at - begin);
      continue;
    }
    const char32_t c = byte < 0x80 ? (++at, byte) : utf8::next(in, at);
    if (byte < 0x80 ? byte <= ' ' : utf8::is_space(c)) {
      space();
      line_end_ |= byte == '\n' && space_;
      continue;
    }
    const bool word = byte >= 0x80 && utf8::is_word(c);
    if (word && !in_word_ && is_stray_mark(c)) continue;
    if (is_joint(c)) space_ = false;
    put_gap();
    if (word && !in_word_) {
      ++words_;
    } else if (word && utf8::is_unspaced_script(c)) {
      half_word_ = !half_word_;
      words_ += half_word_ ? 1 : 0;
    }
    in_word_ = word;
    out_.append(in, begin, at - begin);
  }
}

}  // namespace pith::score
