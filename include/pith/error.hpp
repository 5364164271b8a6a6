// Expected failures as values. pith throws nothing but std::bad_alloc.
#ifndef PITH_ERROR_HPP
#define PITH_ERROR_HPP

#include "pith/export.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace pith {

/// What kind of failure an Error is; the command maps each to an exit status.
enum class ErrorCode {
  usage,     ///< the call itself is wrong (an option's value, a broken model)
  fetch,     ///< a page could not be fetched
  input,     ///< a file or stream could not be read or written
  not_text,  ///< the bytes are not HTML or text; the message says what they are
  limit,     ///< a limit was exceeded; Error::limit says which, Error::limit_value at which value
};

/// Which limit was exceeded. Those of a page are fields of pith::Limits, those of fetching of
/// pith::FetchOptions; the unit of a limit is that of its field.
enum class Limit : std::uint8_t {
  none,        ///< the failure is not about a limit
  bytes,       ///< Limits::bytes
  depth,       ///< Limits::depth
  nodes,       ///< Limits::nodes
  memory,      ///< Limits::memory, or there was no more to be had
  parse_time,  ///< Limits::parse_ms
  total_time,  ///< Limits::total_ms
  wire_bytes,  ///< FetchOptions::max_wire_bytes
  body_bytes,  ///< FetchOptions::max_body_bytes
  redirects,   ///< FetchOptions::max_redirects; the code is ErrorCode::fetch
  fetch_time,  ///< FetchOptions::timeout, connect_timeout or low_speed_time; the code is ErrorCode::fetch
};

/// One failure: its kind, and one line for people, without control characters and without a final full stop.
struct Error {
  ErrorCode code;
  std::string message;
  Limit limit = Limit::none;      ///< set where a limit was exceeded
  std::uint64_t limit_value = 0;  ///< what the limit was; 0 if `limit` is none, or the value is not known
};

/// The enumerator's name: "usage", "fetch" …; "bytes", "depth" … and "none".
PITH_API std::string_view to_string(ErrorCode code);
PITH_API std::string_view to_string(Limit limit);

/// Either a value or the Failure that explains its absence, by default an Error. Test it before `value()`.
template <class T, class Failure = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}            // NOLINT(*-explicit-*)
  Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT(*-explicit-*)

  explicit operator bool() const { return state_.index() == 0; }
  bool has_value() const { return state_.index() == 0; }

  /// The value; undefined unless has_value().
  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// The failure; undefined if has_value().
  const Failure& error() const& { return *std::get_if<1>(&state_); }
  Failure&& error() && { return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Failure> state_;
};

/// Success, which is `{}`, or the Failure: what there is of a call that gives nothing else.
template <class Failure>
class [[nodiscard]] Result<void, Failure> {
 public:
  Result() = default;
  Result(Failure failure) : failure_(std::move(failure)) {}  // NOLINT(*-explicit-*)

  explicit operator bool() const { return !failure_.has_value(); }
  bool has_value() const { return !failure_.has_value(); }

  /// The failure; undefined if has_value().
  Failure& error() & { return *failure_; }
  const Failure& error() const& { return *failure_; }
  Failure&& error() && { return *std::move(failure_); }

 private:
  std::optional<Failure> failure_;
};

}  // namespace pith

#endif
