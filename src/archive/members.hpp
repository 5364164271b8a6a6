// A packed file unpacked member by member: gzip, zstd, or not packed at all.
#ifndef PITH_ARCHIVE_MEMBERS_HPP
#define PITH_ARCHIVE_MEMBERS_HPP

#include "pith/error.hpp"

#include "archive/record.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pith::archive {

enum class Packing : std::uint8_t { none, gzip, zstd };

/// How bytes are packed, by their beginning.
Packing packing_of(std::string_view bytes);

/// One packing undone.
class Unpacker {
 public:
  enum class Status { more, end, damaged };

  Unpacker() = default;
  virtual ~Unpacker() = default;
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  /// Forgets all of the last member.
  virtual void begin() = 0;
  /// Appends a piece, of bounded size, of what `in` unpacks to to `out`, and takes away what was read. `end`:
  /// the member has ended, and what follows it is still in `in`.
  virtual Status run(std::string_view& in, std::string& out) = 0;
  /// So many bytes run() should be given next, unless there are no more.
  virtual std::size_t wanted() const = 0;
  /// What is wrong with damaged data.
  virtual std::string what() const = 0;
};

/// A file that is not packed is a single member.
class Members {
 public:
  /// `offset`: of the first byte that `feed` gives.
  Members(Feed feed, Packing packing, std::uint64_t offset = 0);

  enum class Event {
    bytes,      ///< some were appended, or none yet
    boundary,   ///< the member has ended well
    end,        ///< so has the file; of a file that is not packed this is the only end
    damaged,    ///< the member is broken, cut short, or none: error() says how; recover() continues after it
    unreadable  ///< the feed failed: failure() says how, and there will be no more
  };
  /// Appends the next piece of the member, some 64 KiB at most, to `out`.
  Event read(std::string& out);

  /// Leaves the member, whatever state it is in, for the next place behind its beginning where one seems to
  /// begin. The bytes that a damaged member has swallowed are looked through again, as far as they are kept.
  /// False: there is none.
  bool recover();

  /// Where the member begins that was read last.
  std::uint64_t offset() const { return member_; }
  /// The last damage; there must have been some.
  const Error& error() const { return *error_; }
  /// What the feed said when it failed, if it did.
  const std::optional<Error>& failure() const { return failure_; }
  Packing packing() const { return packing_; }

 private:
  std::string_view rest() const { return std::string_view(raw_).substr(at_); }
  bool fill();
  bool have(std::size_t size);
  bool pass_over_frame();
  bool begin();
  Event fail(std::string message);

  Feed feed_;
  Packing packing_;
  std::unique_ptr<Unpacker> unpacker_;
  std::string raw_;          // from the beginning of the member on, unless that is too long ago
  std::uint64_t raw_begin_;  // offset of its first byte
  std::size_t at_ = 0;       // what is read next, in raw_
  std::uint64_t member_;
  std::uint64_t searched_;     // before this offset no further member begins
  bool within_ = false;        // a member
  bool pending_ = false;       // the unpacker may have more to give without further input
  bool ended_ = false;         // the feed
  std::uint64_t rewound_ = 0;  // bytes that were looked through again
  std::optional<Error> error_;
  std::optional<Error> failure_;
};

}  // namespace pith::archive

#endif
