#include "score/folded_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace pith::score {

namespace {

bool is_ascii_word(char c) { return ascii::is_alnum(c) || c == '_'; }

/// What is copied as it is: anything of ASCII but white space, which is folded, and controls with it.
bool is_ascii_sign(char c) { return c > ' '; }

}  // namespace

void FoldedText::put_gap() {
  if (break_ && !empty()) {
    out_.push_back('\n');
  } else if (space_) {
    out_.push_back(' ');
  }
  break_ = space_ = false;
}

bool FoldedText::is_stray_mark(char32_t c) const {
  return (empty() || break_) && (utf8::properties(c) & utf8::combining_mark) != 0;
}

void FoldedText::append(std::string_view in) {
  for (std::size_t at = 0; at < in.size();) {
    const auto byte = static_cast<unsigned char>(in[at]);
    const std::size_t begin = at;
    if (is_ascii_sign(in[at])) {  // most text is that with single spaces: whole runs of it are copied
      put_gap();
      for (; at < in.size(); ++at) {
        const bool stays =
            is_ascii_sign(in[at]) || (in[at] == ' ' && at + 1 < in.size() && is_ascii_sign(in[at + 1]));
        if (!stays) break;
        const bool word = is_ascii_word(in[at]);
        words_ += word && !in_word_ ? 1 : 0;
        in_word_ = word;
      }
      out_.append(in, begin, at - begin);
      continue;
    }
    const char32_t c = byte < 0x80 ? (++at, byte) : utf8::next(in, at);
    if (byte < 0x80 ? byte <= ' ' : utf8::is_space(c)) {
      space();
      continue;
    }
    const bool word = byte >= 0x80 && utf8::is_word(c);
    if (word && !in_word_ && is_stray_mark(c)) continue;
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
