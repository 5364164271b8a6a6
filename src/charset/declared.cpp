#include "charset/declared.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace pith::charset {
namespace {

// How far a head may go. Heads of real pages reach 100 kB and more, but those that
// declare no UTF-8 are older ones.
constexpr std::size_t farthest = 65'536;

std::string_view without_leading_spaces(std::string_view text) {
  while (!text.empty() && ascii::is_space(text.front())) text.remove_prefix(1);
  return text;
}

/// What follows `charset` and an equals sign in `value`, which is a Content-Type:
/// bare or quoted; empty if nothing does.
std::string_view charset_of(std::string_view value) {
  constexpr std::string_view key = "charset";
  for (std::size_t at = 0; (at = ascii::find_ignoring_case(value, key, at)) != std::string_view::npos;) {
    at += key.size();
    std::string_view rest = without_leading_spaces(value.substr(at));
    if (!rest.starts_with('=')) continue;
    rest = without_leading_spaces(rest.substr(1));
    if (rest.empty()) return {};
    if (rest[0] == '"' || rest[0] == '\'') {
      const std::size_t end = rest.find(rest[0], 1);
      // Headers with one quote missing are read as if there were none.
      rest.remove_prefix(1);
      if (end != std::string_view::npos) return rest.substr(0, end - 1);
    }
    return rest.substr(0, rest.find_first_of("; \t\r\n\f,"));
  }
  return {};
}

/// A byte scanner over the head of a page: tags with their attributes, the rest skipped.
class Head {
 public:
  explicit Head(std::string_view bytes) : bytes_(bytes.substr(0, farthest)) {}

  const Encoding* find() {
    while ((at_ = bytes_.find('<', at_)) != std::string_view::npos) {
      ++at_;
      if (starts_with("!--")) {
        skip_behind("-->", 1);  // `<!-->` is a comment too
      } else if (at_ < bytes_.size() && (bytes_[at_] == '!' || bytes_[at_] == '?')) {
        skip_behind(">", 0);
      } else if (starts_with("/head") || starts_with("body")) {
        return nullptr;
      } else if (at_ < bytes_.size() && ascii::is_alpha(bytes_[at_])) {
        if (const Encoding* found = read_tag()) return found;
      }
    }
    return nullptr;
  }

 private:
  bool starts_with(std::string_view word) const {
    return ascii::starts_with_ignoring_case(bytes_.substr(std::min(at_, bytes_.size())), word);
  }

  void skip_behind(std::string_view end, std::size_t offset) {
    const std::size_t found = ascii::find_ignoring_case(bytes_, end, at_ + offset);
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  void skip_spaces() {
    while (at_ < bytes_.size() && (ascii::is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
  }

  /// Reads the tag whose name begins at at_; gives what it declares.
  const Encoding* read_tag() {
    const std::size_t end = std::min(bytes_.find_first_of(" \t\r\n\f/>", at_), bytes_.size());
    const std::string_view name = bytes_.substr(at_, end - at_);
    at_ = end;
    const bool is_meta = ascii::equal_ignoring_case(name, "meta");
    std::string_view charset;
    std::string_view content;
    bool is_content_type = false;
    std::string_view key;
    std::string_view value;
    while (read_attribute(key, value)) {
      if (!is_meta) continue;
      if (charset.empty() && ascii::equal_ignoring_case(key, "charset")) charset = value;
      if (content.empty() && ascii::equal_ignoring_case(key, "content")) content = value;
      if (ascii::equal_ignoring_case(key, "http-equiv")) {
        is_content_type = ascii::equal_ignoring_case(ascii::trim(value), "content-type");
      }
    }
    for (const std::string_view raw : {"script", "style"}) {
      if (ascii::equal_ignoring_case(name, raw)) skip_raw_text(raw);
    }
    if (!is_meta) return nullptr;
    const Encoding* found = find_encoding(charset);
    if (found == nullptr && is_content_type) found = find_encoding(charset_of(content));
    return found;
  }

  void skip_raw_text(std::string_view name) {
    while (at_ < bytes_.size()) {
      skip_behind("</", 0);
      if (starts_with(name)) return;
    }
  }

  /// Reads the next attribute of a tag; false behind its `>`.
  bool read_attribute(std::string_view& key, std::string_view& value) {
    skip_spaces();
    value = {};
    if (at_ >= bytes_.size()) return false;
    if (bytes_[at_] == '>') {
      ++at_;
      return false;
    }
    std::size_t end = std::min(bytes_.find_first_of(" \t\r\n\f/>=", at_ + 1), bytes_.size());
    key = bytes_.substr(at_, end - at_);
    at_ = end;
    while (at_ < bytes_.size() && ascii::is_space(bytes_[at_])) ++at_;
    if (at_ >= bytes_.size() || bytes_[at_] != '=') return true;
    ++at_;
    while (at_ < bytes_.size() && ascii::is_space(bytes_[at_])) ++at_;
    if (at_ >= bytes_.size()) return true;
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      end = std::min(bytes_.find(quote, at_ + 1), bytes_.size());
      value = bytes_.substr(at_ + 1, end - at_ - 1);
      at_ = std::min(end + 1, bytes_.size());
    } else {
      end = std::min(bytes_.find_first_of(" \t\r\n\f>", at_), bytes_.size());
      value = bytes_.substr(at_, end - at_);
      at_ = end;
    }
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// The value of `encoding` in an XML declaration at the very start.
std::string_view encoding_of_xml(std::string_view bytes) {
  bytes = ascii::trim(bytes.substr(0, 256));
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  std::string_view rest = ascii::trim(declaration.substr(at + 8));
  if (!rest.starts_with('=')) return {};
  rest = ascii::trim(rest.substr(1));
  if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return {};
  const std::size_t end = rest.find(rest[0], 1);
  return end == std::string_view::npos ? std::string_view() : rest.substr(1, end - 1);
}

bool is_utf16(const Encoding& encoding) {
  return encoding.family == Family::utf16_le || encoding.family == Family::utf16_be;
}

}  // namespace

const Encoding* declared_in_content_type(std::string_view content_type) {
  return find_encoding(charset_of(content_type));
}

const Encoding* declared_in_markup(std::string_view bytes) {
  const Encoding* found = Head(bytes).find();
  if (found == nullptr) found = find_encoding(encoding_of_xml(bytes));
  // Bytes that can be read so far are not UTF-16.
  return found != nullptr && is_utf16(*found) ? find_encoding("utf-8") : found;
}

}  // namespace pith::charset
