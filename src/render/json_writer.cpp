#include "render/json_writer.hpp"

#include "render/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace pith::render {

std::string rounded(double value, double steps) {
  std::array<char, 32> out{};
  const double number = std::round(value * steps) / steps;
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), number);
  std::string text(out.data(), error == std::errc() ? end : out.data());
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

void JsonWriter::begin(std::string_view key, char bracket) {
  name(key);
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (!first_) new_line();
  first_ = false;
  out_ += bracket;
}

void JsonWriter::put_raw(std::string_view key, std::string_view json) {
  name(key);
  out_ += json;
}

void JsonWriter::put(std::string_view key, std::string_view value) {
  if (!value.empty()) put_raw(key, json_text(value));
}

void JsonWriter::put(std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  begin(key, '[');
  for (const std::string& value : values) put_raw({}, json_text(value));
  end(']');
}

void JsonWriter::new_line() {
  if (indent_ <= 0) return;
  out_ += '\n';
  out_.append(depth_ * static_cast<std::size_t>(indent_), ' ');
}

void JsonWriter::name(std::string_view key) {
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  first_ = false;
  new_line();
  if (key.empty()) return;
  out_.append("\"").append(key).append(indent_ > 0 ? "\": " : "\":");
}

}  // namespace pith::render
