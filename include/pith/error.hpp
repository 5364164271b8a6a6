// Expected failures as values. pith throws nothing but std::bad_alloc.
#ifndef PITH_ERROR_HPP
#define PITH_ERROR_HPP

#include <string>
#include <utility>
#include <variant>

namespace pith {

/// What kind of failure an Error is; the command maps each to an exit status.
enum class ErrorCode {
  usage,     ///< the call itself is wrong (an option's value, a broken model)
  fetch,     ///< a page could not be fetched
  input,     ///< a file or stream could not be read or written
  not_text,  ///< the bytes are not HTML or text; the message says what they are
  limit,     ///< a limit of pith::Limits was exceeded; the message says which, at which value
};

/// One failure: its kind, and one line for people, without control characters and without a final full stop.
struct Error {
  ErrorCode code;
  std::string message;
};

/// Either a value or the Error that explains its absence. Test it before `value()`.
template <class T>
class Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(*-explicit-*)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(*-explicit-*)

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

  /// The error; undefined if has_value().
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace pith

#endif
