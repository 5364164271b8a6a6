#include "meta/json_repair.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/hexadecimal.hpp"

#include <vector>

namespace pith::meta {
namespace {

class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) { out_.reserve(text.size() + 16); }

  std::string run() {
    while (at_ < text_.size()) step();
    while (!open_.empty()) close(open_.back());
    return values_ > 1 ? "[" + out_ + "]" : out_;
  }

 private:
  void step() {
    const char c = text_[at_];
    // Commas are written where they belong.
    if (static_cast<unsigned char>(c) <= 0x20 || c == ';' || c == ',') {
      ++at_;
    } else if (skip_comment()) {
      return;
    } else if (c == '"') {
      before_value();
      string();
    } else if (c == '{' || c == '[') {
      before_value();
      out_ += c;
      open_.push_back(c == '{' ? '}' : ']');
      fresh_ = true;
      ++at_;
    } else if (c == '}' || c == ']') {
      if (!open_.empty() && open_.back() == c) close(c);
      ++at_;
    } else if (c == ':') {
      out_ += c;
      fresh_ = true;
      ++at_;
    } else {
      before_value();
      scalar();
    }
  }

  // Numbers, true, false, null, and whatever else: copied as it stands.
  void scalar() {
    const std::size_t end = text_.find_first_of(",:{}[]\"; \t\r\n", at_);
    out_ += text_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ = end == std::string_view::npos ? text_.size() : end;
  }

  void close(char bracket) {
    fresh_ = false;
    out_ += bracket;
    open_.pop_back();
  }

  // Writes the comma that stands, or should stand, between the last value and the next.
  void before_value() {
    if (open_.empty()) ++values_;
    if (!fresh_ && !out_.empty()) out_ += ',';
    fresh_ = false;
  }

  bool skip_comment() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("/*")) {
      // The comment around a CDATA sign ends where the sign does.
      const std::size_t end = rest.find("*/");
      at_ = end == std::string_view::npos ? text_.size() : at_ + end + 2;
      return true;
    }
    if (rest.starts_with("//")) {
      const bool cdata = rest.starts_with("//<![CDATA[") || rest.starts_with("//]]>");
      const std::size_t end = cdata ? 2 : rest.find('\n');
      at_ = end == std::string_view::npos ? text_.size() : at_ + end;
      return true;
    }
    for (const std::string_view sign : {"<!--", "-->", "<![CDATA[", "]]>", "<!\\[CDATA\\["}) {
      if (rest.starts_with(sign)) {
        at_ += sign.size();
        return true;
      }
    }
    return false;
  }

  // A quote ends the string only where something that may follow a string follows.
  bool ends_string(std::size_t quote) const {
    std::size_t next = quote + 1;
    while (next < text_.size() && ascii::is_space(text_[next])) ++next;
    return next == text_.size() || std::string_view(",:}]").find(text_[next]) != std::string_view::npos ||
           (text_[next] == '"' && next > quote + 1);
  }

  void string() {
    out_ += '"';
    ++at_;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        if (ends_string(at_)) break;
        out_ += "\\\"";
      } else if (c == '\\') {
        escape();
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out_ += c == '\n' ? "\\n" : " ";
      } else {
        out_ += c;
      }
    }
    out_ += '"';
    ++at_;
  }

  void escape() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (next == 'u') {
      bool whole = at_ + 5 < text_.size();
      for (std::size_t i = at_ + 2; whole && i < at_ + 6; ++i)
        whole = hexadecimal::digit_value(text_[i]) >= 0;
      if (whole) {
        out_ += "\\u";
        ++at_;
      }
      return;
    }
    if (next != '\0' && std::string_view("\"\\/bfnrt").find(next) != std::string_view::npos) {
      out_ += '\\';
      out_ += next;
      ++at_;
    }
    // Else the backslash means nothing: what follows it is copied.
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  std::vector<char> open_;  // closing brackets that are due
  std::size_t values_ = 0;  // at the top level
  bool fresh_ = true;       // nothing since the opening bracket or the colon
};

}  // namespace

std::string repair_json(std::string_view text) {
  const bool escaped =
      text.find('"') == std::string_view::npos && text.find("&quot;") != std::string_view::npos;
  if (!escaped) return Repair(text).run();
  const std::string decoded = decode_entities(text);
  return Repair(decoded).run();
}

}  // namespace pith::meta
