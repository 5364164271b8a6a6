// A row of metadata for each page, as RFC 4180 has it.
#include "pith/fields.hpp"
#include "pith/render.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace pith {
namespace {

class Row {
 public:
  void add(std::string_view value) {
    if (cells_++ > 0) out_ += ',';
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += value;
      return;
    }
    out_ += '"';
    for (const char c : value) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }
  std::string end() { return std::move(out_) + "\r\n"; }

 private:
  std::string out_;
  std::size_t cells_ = 0;
};

std::string joined(const FieldValue& value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i > 0) out += "; ";
    out += value[i];
  }
  return out;
}

std::string shortest(float number) {
  std::array<char, 32> digits{};
  const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end.ptr};
}

}  // namespace

std::string csv_header() {
  Row row;
  row.add("id");
  for (const Field field : all_fields) row.add(to_string(field));
  row.add("outcome");
  row.add("confidence");
  return row.end();
}

std::string to_csv(const Article& article, const RenderOptions& options) {
  Row row;
  row.add(options.id);
  for (const Field field : all_fields) row.add(joined(FieldValue(article.meta, field)));
  row.add(to_string(article.outcome));
  row.add(shortest(article.confidence));
  return row.end();
}

}  // namespace pith
