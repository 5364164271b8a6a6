// Content codings (gzip, deflate, br, zstd) undone piece by piece, with a bound on every step.
#ifndef PITH_FETCH_UNPACK_HPP
#define PITH_FETCH_UNPACK_HPP

#include "fetch/failure.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pith::fetch {

/// What is asked for in Accept-Encoding.
constexpr std::string_view accepted_codings = "gzip, deflate, br, zstd";

/// One coding being undone.
class Unpacker {
 public:
  enum class Status { more, done, broken, too_large };

  Unpacker() = default;
  virtual ~Unpacker() = default;
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  /// Undoes `in`, appends to `out`; bytes behind the end of the packed data are ignored. `room`: bytes that
  /// may still come out.
  virtual Status feed(std::string_view in, std::string& out, std::size_t room) = 0;
};

/// All codings of one body, undone in order.
class Unpacking {
 public:
  /// `codings` is the Content-Encoding header's value; `limit` bounds what comes out of each step.
  explicit Unpacking(std::size_t limit) : limit_(limit) {}

  /// Fails on a coding that is not known and on more than a few of them.
  Result<void, Failure> start(std::string_view codings);

  /// Appends what `in` unpacks to to `out`.
  Result<void, Failure> feed(std::string_view in, std::string& out);

  /// To be called at the end of the body: fails if packed data ended early (its trailer missing).
  Result<void, Failure> finish() const;

 private:
  struct Step {
    std::unique_ptr<Unpacker> unpacker;
    std::string_view name;
    std::size_t produced = 0;
    bool started = false;
    bool done = false;
  };
  std::size_t limit_;
  std::vector<Step> steps_;  // the outermost coding first
  std::size_t produced_ = 0;
};

}  // namespace pith::fetch

#endif
