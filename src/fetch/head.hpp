// The head of a response: status and headers, read line by line as they come, with a bound on their bulk.
#ifndef PITH_FETCH_HEAD_HPP
#define PITH_FETCH_HEAD_HPP

#include "fetch/failure.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::fetch {

/// Bytes of all heads of one exchange (browsers take about 256 kB), and how many interim (1xx) ones may come.
constexpr std::size_t max_head_bytes = 262'144;
constexpr std::uint32_t max_interim_heads = 16;

class Head {
 public:
  /// Takes one line with its line end; an empty one ends a head. Fails when there is too much of it.
  Result<void, Failure> add_line(std::string_view line);

  /// True once the empty line behind a final (not 1xx) head has come.
  bool complete() const { return complete_; }
  int status() const { return status_; }

  /// The header's first value, trimmed; empty if absent. Names are compared ignoring case.
  std::string_view get(std::string_view name) const;
  /// All its values joined by ", ".
  std::string get_all(std::string_view name) const;
  bool has(std::string_view name) const;

  /// Takes over the fields of `newer`, in place of those of the same name; the status stays.
  void update(const Head& newer);

  /// Content-Length, if there is one. Fails if it is no number or if two of them differ: then no one knows
  /// where the body ends.
  Result<void, Failure> content_length(std::optional<std::uint64_t>& length) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
  int status_ = 0;
  bool complete_ = false;
  std::size_t bytes_ = 0;
  std::uint32_t interim_ = 0;
};

/// True for the statuses that send a request elsewhere, to the address in Location.
constexpr bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace pith::fetch

#endif
