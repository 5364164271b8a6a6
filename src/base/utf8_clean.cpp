// utf8::clean: one pass that filters characters and brings the rest into NFC, a
// letter and its marks at a time.
#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <vector>

#include <utf8proc.h>

namespace pith::utf8 {
namespace {

constexpr char32_t non_joiner = 0x200C;
constexpr char32_t joiner = 0x200D;
// The bound of UAX #15's Stream-Safe Text Format: no real text needs more, and sorting them is quadratic.
constexpr int most_marks = 30;

const utf8proc_property_t& library_properties(char32_t c) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
}

bool is_bidi_mark(char32_t c) { return c == 0x200E || c == 0x200F || c == 0x061C; }

bool is_symbol(char32_t c) { return library_properties(c).category == UTF8PROC_CATEGORY_SO; }

/// What may stand before the joiner of an emoji sequence: a pictograph, its
/// variation selector or its skin tone.
bool is_emoji_part(char32_t c) { return is_symbol(c) || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF); }

bool has_right_to_left_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next(text, at);
    if (c < 0x80) continue;
    const auto direction = library_properties(c).bidi_class;
    if (direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL) {
      if ((properties(c) & word_letter) != 0) return true;
    }
  }
  return false;
}

/// Length of the run of plain ASCII from `at` on: nothing in it is for clean() to change.
std::size_t plain_ascii_run(std::string_view text, std::size_t at) {
  constexpr std::size_t step = 32;
  const auto is_special = [](char byte) {
    const auto b = static_cast<unsigned char>(byte);
    return static_cast<unsigned char>(b - 0x20) > 0x5E && b != '\n' && b != '\t';
  };
  const std::size_t begin = at;
  if (at < text.size() && is_special(text[at])) return 0;
  for (; text.size() - at >= step; at += step) {
    unsigned char any = 0;
    for (std::size_t i = 0; i < step; ++i) {
      any = static_cast<unsigned char>(any | static_cast<unsigned char>(is_special(text[at + i])));
    }
    if (any != 0) break;
  }
  while (at < text.size() && !is_special(text[at])) ++at;
  return at - begin;
}

class Cleaner {
 public:
  /// `before` is taken to stand before the text, 0: nothing does.
  explicit Cleaner(std::string_view text, char32_t before = 0)
      : text_(text), last_(before), starter_(before) {
    out_.reserve(text.size());
  }

  std::string run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (const std::size_t plain = plain_ascii_run(text_, at); plain > 0) {
        at += plain;
        keep_starter(at - 1, static_cast<unsigned char>(text_[at - 1]));
        continue;
      }
      const std::size_t begin = at;
      const char32_t c = next(text_, at);
      const std::uint8_t bits = properties(c);
      if ((bits & (special_in_clean | unstable_in_nfc | combining_mark)) == 0 && c != replacement) {
        keep_starter(begin, c);
      } else if ((bits & special_in_clean) != 0) {
        drop(begin, at);
        put_special(c, at);
      } else if (c == replacement) {
        drop(begin, at);
        put_starter(c);
      } else {
        keep_mark(begin, at, c, bits);
      }
    }
    close_segment(text_.size());
    copy_until(text_.size());
    return std::move(out_);
  }

 private:
  /// Copies what was kept of text_ before `end`: kept characters are not copied one by one.
  void copy_until(std::size_t end) {
    out_.append(text_, copied_, end - copied_);
    copied_ = end;
  }

  void drop(std::size_t begin, std::size_t end) {
    copy_until(begin);
    copied_ = end;
  }

  /// Keeps the character `c` at `begin`, which no other one composes with on its left:
  /// what stands before it is complete.
  void keep_starter(std::size_t begin, char32_t c) {
    close_segment(begin);
    segment_ = out_.size() + (begin - copied_);
    marks_ = 0;
    last_class_ = 0;
    last_ = starter_ = c;
  }

  /// Puts a character that does not stand in text_ where the walk is; text_ is copied up to there.
  void put_starter(char32_t c) {
    keep_starter(copied_, c);
    append(out_, c);
  }

  /// Keeps a mark, or a character that NFC may change.
  void keep_mark(std::size_t begin, std::size_t end, char32_t c, std::uint8_t bits) {
    // Behind nothing, a line feed or a tab it has no letter, and would be drawn on what is written before it.
    if (last_ < ' ' && (bits & combining_mark) != 0) return drop(begin, end);
    const int combining_class = library_properties(c).combining_class;
    const bool unstable = (bits & unstable_in_nfc) != 0;
    if (combining_class == 0 && !unstable) return keep_starter(begin, c);
    marks_ = combining_class == 0 ? 0 : marks_ + 1;
    if (marks_ > most_marks) return drop(begin, end);
    if (unstable || (combining_class != 0 && combining_class < last_class_)) unordered_ = true;
    last_class_ = combining_class;
    last_ = c;
    if (combining_class == 0) starter_ = c;
  }

  /// Characters that mostly go: the few that stay or turn into something else are told apart here. `c` is
  /// dropped already, `at` is behind it.
  void put_special(char32_t c, std::size_t at) {
    if (c == '\r') {
      if (at >= text_.size() || text_[at] != '\n') put_starter('\n');
    } else if (c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      put_starter(' ');
    } else if (((c == joiner || c == non_joiner) && keeps_joiner(c, at)) ||
               (is_bidi_mark(c) && keeps_bidi_marks())) {
      put_starter(c);
    }
  }

  // Of marks NFC may yet change the order: what decides must not hang on it.
  bool keeps_joiner(char32_t c, std::size_t at) const {
    const bool behind_joining = (properties(starter_) & joining_script) != 0;
    if (behind_joining && c == joiner) return true;
    if (c == non_joiner) return behind_joining && joins_from(at);
    return at < text_.size() && last_ >= 0x80 && is_emoji_part(last_) && is_symbol(next(text_, at));
  }

  /// Whether a character of a script that joins stands at `at`, or among the marks there.
  bool joins_from(std::size_t at) const {
    for (int marks = 0; at < text_.size() && marks < most_marks; ++marks) {
      const char32_t c = next(text_, at);
      if ((properties(c) & joining_script) != 0) return true;
      if (library_properties(c).combining_class == 0) return false;
    }
    return false;
  }

  bool keeps_bidi_marks() {
    if (!right_to_left_known_) right_to_left_ = has_right_to_left_letter(text_);
    right_to_left_known_ = true;
    return right_to_left_;
  }

  /// The letter with its marks that ends before text_[end] is complete: it is
  /// brought into NFC if it may not be.
  void close_segment(std::size_t end) {
    if (!unordered_) return;
    unordered_ = false;
    copy_until(end);
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(out_.data() + segment_);
    const auto size = static_cast<utf8proc_ssize_t>(out_.size() - segment_);
    // Four bytes of UTF-8 or less decompose into three code points at most (UAX #15),
    // of two bytes at least but ASCII.
    points_.resize(std::max<std::size_t>(points_.size(), static_cast<std::size_t>(size) * 3 + 4));
    utf8proc_ssize_t count = utf8proc_decompose(bytes, size, points_.data(),
                                                static_cast<utf8proc_ssize_t>(points_.size()), options);
    if (count < 0 || count > static_cast<utf8proc_ssize_t>(points_.size())) throw std::bad_alloc();
    count = utf8proc_normalize_utf32(points_.data(), count, options);
    out_.resize(segment_);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      append(out_, static_cast<char32_t>(points_[static_cast<std::size_t>(i)]));
    }
  }

  std::string_view text_;
  std::string out_;
  std::size_t copied_ = 0;   // text_ before this is in out_ or dropped, what was walked behind it is kept
  std::size_t segment_ = 0;  // where the last starter stands, or will stand, in out_
  bool unordered_ = false;   // whether it and what follows it may not be in NFC
  int marks_ = 0;            // combining marks in a row
  int last_class_ = 0;       // combining class of the last character
  char32_t last_;            // the last character put
  char32_t starter_;         // the last one put that is no mark above or below another
  bool right_to_left_ = false;
  bool right_to_left_known_ = false;
  std::vector<utf8proc_int32_t> points_;
};

/// Where the text of a line begins: behind white space, marks that stood on it and joiners that joined these.
std::size_t line_begin(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next(text, at);
    if (c > ' ' && c != joiner && c != non_joiner && (properties(c) & (white_space | combining_mark)) == 0)
      return begin;
  }
  return text.size();
}

}  // namespace

std::string clean(std::string_view text) {
  if (plain_ascii_run(text, 0) == text.size()) return std::string(text);
  return Cleaner(text).run();
}

void clean_tail(std::string& text, std::size_t from) {
  const std::string_view tail = std::string_view(text).substr(from);
  if (plain_ascii_run(tail, 0) == tail.size()) return;
  const std::string cleaned = Cleaner(tail, from > 0 ? U' ' : 0).run();
  text.replace(from, tail.size(), cleaned);
}

std::string clean_line(std::string_view text) {
  const auto is_in_ascii_word = [](char byte) { return static_cast<signed char>(byte) > ' '; };
  std::string out = clean(text);
  std::size_t at = line_begin(out);
  // Folding only shortens: it is done in place.
  std::size_t to = 0;
  bool gap = false;
  while (at < out.size()) {
    const std::size_t begin = at;
    if (is_in_ascii_word(out[at])) {
      if (gap && to > 0) out[to++] = ' ';
      gap = false;
      const std::size_t run = ascii::spaced_run_length(out, at);
      if (to != at) std::memmove(out.data() + to, out.data() + at, run);
      to += run;
      at += run;
      continue;
    }
    const char32_t c = next(out, at);
    if (c <= ' ' || (c >= 0x80 && is_space(c))) {  // clean() left no control but line feed and tab
      gap = true;
      continue;
    }
    if (gap && to > 0) out[to++] = ' ';
    gap = false;
    for (std::size_t i = begin; i < at; ++i) out[to++] = out[i];
  }
  out.resize(to);
  return out;
}

}  // namespace pith::utf8
