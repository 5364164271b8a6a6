#include "score/folded_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace pith::score {

void FoldedText::append(std::string_view in) {
  for (std::size_t at = 0; at < in.size();) {
    const auto byte = static_cast<unsigned char>(in[at]);
    const std::size_t begin = at;
    const char32_t c = byte < 0x80 ? (++at, byte) : utf8::next(in, at);
    if (byte < 0x80 ? byte <= ' ' : utf8::is_space(c)) {
      space();
      continue;
    }
    if (break_ && !empty()) {
      out_.push_back('\n');
      in_word_ = false;
    } else if (space_) {
      out_.push_back(' ');
    }
    break_ = space_ = false;
    const bool word =
        byte < 0x80 ? ascii::is_alnum(static_cast<char>(byte)) || byte == '_' : utf8::is_word(c);
    if (word && !in_word_) {
      ++words_;
    } else if (word && byte >= 0x80 && utf8::is_unspaced_script(c)) {
      half_word_ = !half_word_;
      words_ += half_word_ ? 1 : 0;
    }
    in_word_ = word;
    out_.append(in, begin, at - begin);
  }
}

}  // namespace pith::score
