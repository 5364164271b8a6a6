#include "extract/script_state.hpp"

#include "base/ascii.hpp"
#include "base/hexadecimal.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace pith {
namespace {

constexpr std::size_t least_state = 200;  // bytes
constexpr std::size_t most_values = 16;   // of one script

bool says(std::string_view attributes, std::string_view word) {
  return ascii::contains_ignoring_case(attributes, word);
}

bool is_hex(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return hexadecimal::digit_value(c) >= 0; });
}

/// An object or array of JavaScript in the words of JSON.
class ValueReader {
 public:
  explicit ValueReader(std::string_view text) : text_(text) {}

  /// The value that begins the text; nothing if it does not end.
  std::optional<std::string> read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        if (!read_string()) return {};
      } else if (c == '{' || c == '[') {
        ++depth_;
        put(1);
      } else if (c == '}' || c == ']') {
        drop_comma();
        put(1);
        if (--depth_ == 0) return std::move(out_);
      } else if (!put_word()) {
        put(1);
      }
    }
    return {};
  }

  /// One past the last byte read.
  std::size_t end() const { return at_; }

 private:
  void put(std::size_t bytes) {
    out_.append(text_.substr(at_, bytes));
    at_ += bytes;
  }

  bool replace(std::string_view word, std::string_view with) {
    if (!text_.substr(at_).starts_with(word)) return false;
    out_ += with;
    at_ += word.size();
    return true;
  }

  bool put_word() {
    switch (text_[at_]) {
      case 'u': return replace("undefined", "null");
      case 'v': return replace("void 0", "null");
      case '!': return replace("!0", "true") || replace("!1", "false");
      default: return false;
    }
  }

  void drop_comma() {
    std::size_t end = out_.size();
    while (end > 0 && ascii::is_space(out_[end - 1])) --end;
    if (end > 0 && out_[end - 1] == ',') out_.resize(end - 1);
  }

  bool read_string() {
    put(1);
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        put(1);
        return true;
      }
      if (c != '\\' || at_ + 1 == text_.size()) {
        put(1);
      } else if (text_[at_ + 1] == '\'') {
        replace(R"(\')", "'");
      } else if (text_[at_ + 1] == 'x' && is_hex(text_.substr(at_ + 2, 2))) {
        replace(R"(\x)", R"(\u00)");
      } else {
        put(2);
      }
    }
    return false;
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

/// The string literal that begins `text`, without its quotes and one level of escapes. `end`: one past it.
std::optional<std::string> read_literal(std::string_view text, std::size_t& end) {
  const char quote = text.empty() ? '\0' : text[0];
  if (quote != '"' && quote != '\'') return {};
  std::string out;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == quote) {
      end = at + 1;
      return out;
    }
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
      continue;
    }
    ++at;
    const std::size_t digits = text[at] == 'u' ? 4 : text[at] == 'x' ? 2 : 0;
    const std::string_view hex = text.substr(at + 1, digits);
    if (digits > 0 && hex.size() == digits && is_hex(hex)) {
      // ASCII is what the JSON is written with; all else may stay an escape of the JSON's own.
      int code = 0;
      std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
      if (code >= 0x20 && code < 0x80) {
        out += static_cast<char>(code);
      } else {
        out.append(digits == 2 ? R"(\u00)" : R"(\u)").append(hex);
      }
      at += digits;
    } else if (text[at] == 'n' || text[at] == 'r' || text[at] == 't') {
      out += ' ';
    } else {
      out += text[at];
    }
  }
  return {};
}

bool is_value_start(std::string_view text) {
  return text.starts_with(R"({")") || text.starts_with(R"([{")") || text.starts_with("[[") ||
         text.starts_with(R"([")");
}

/// The values that a script assigns or passes on. Each byte is read once or twice.
void add_values(std::string_view text, std::vector<std::string>& states) {
  constexpr std::string_view parse = "JSON.parse(";
  std::size_t values = 0;
  std::size_t parsed = text.find(parse);
  for (std::size_t at = text.find(R"({")"); values < most_values; at = text.find(R"({")", at)) {
    while (parsed < at && values < most_values) {
      std::size_t end = 0;
      const std::size_t begin = parsed + parse.size();
      if (std::optional<std::string> value = read_literal(text.substr(begin), end)) {
        if (may_be_state(*value)) states.push_back(std::move(*value));
        ++values;
      }
      if (end == 0 && begin < text.size() && (text[begin] == '"' || text[begin] == '\'')) return;  // no end
      parsed = text.find(parse, begin + end);
      if (begin + end > at) at = text.find(R"({")", begin + end);
    }
    if (at == std::string_view::npos) return;
    if (at > 0 && text[at - 1] == '[') --at;
    ValueReader reader(text.substr(at));
    std::optional<std::string> value = reader.read();
    if (!value) return;
    at += reader.end();
    if (value->size() > least_state) {
      states.push_back(std::move(*value));
      ++values;
    }
  }
}

}  // namespace

bool may_be_state(std::string_view text) {
  return text.size() > least_state && text.size() <= largest_state && is_value_start(text);
}

bool add_json(const dom::Script& script, std::vector<std::string>& states) {
  if (script.text.size() > largest_state || says(script.attributes, "ld+json")) return false;
  const std::string_view text = ascii::trim(script.text);
  const bool is_json = says(script.attributes, "json") || text.starts_with('{') || text.starts_with('[');
  if (is_json && text.size() > least_state) states.emplace_back(script.text);
  return is_json;
}

void add_states(const dom::Script& script, std::vector<std::string>& states) {
  if (add_json(script, states)) return;
  if (script.text.size() <= largest_state && !says(script.attributes, "ld+json"))
    add_values(ascii::trim(script.text), states);
}

void add_states_of_attributes(const dom::Document& document, std::vector<std::string>& states) {
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    dom::Attribute attribute;
    for (dom::AttributeReader reader = document.attributes(id); reader.next(attribute);) {
      const std::string_view value = attribute.value;
      if (value.size() <= least_state || (!value.starts_with('{') && !value.starts_with('['))) continue;
      std::string text = document.attribute(id, attribute.name);
      if (may_be_state(text)) states.push_back(std::move(text));
    }
  }
}

}  // namespace pith
