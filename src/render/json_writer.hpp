// Writes JSON, value by value.
#ifndef PITH_RENDER_JSON_WRITER_HPP
#define PITH_RENDER_JSON_WRITER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::render {

/// A decimal number with as many steps a unit as `steps` says: 1e4 for four decimals.
std::string rounded(double value, double steps);

/// Writes one JSON value after the other, on one line or indented. (It needs no tree of values: those of the
/// libraries for JSON cannot be destroyed without allocating.)
class JsonWriter {
 public:
  explicit JsonWriter(int indent = 0) : indent_(indent) {}

  /// Within an array `key` is empty.
  void begin(std::string_view key, char bracket);
  void end(char bracket);

  /// A member that is JSON already.
  void put_raw(std::string_view key, std::string_view json);
  /// A string that is left out if it is empty.
  void put(std::string_view key, std::string_view value);
  /// A list that is left out if it is empty.
  void put(std::string_view key, const std::vector<std::string>& values);

  std::string take() { return std::move(out_); }

 private:
  void new_line();
  void name(std::string_view key);

  int indent_;
  std::string out_;
  std::size_t depth_ = 0;
  bool first_ = true;
};

}  // namespace pith::render

#endif
