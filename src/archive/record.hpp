// One page as an archive of pages holds it, and what reads such an archive.
#ifndef PITH_ARCHIVE_RECORD_HPP
#define PITH_ARCHIVE_RECORD_HPP

#include "pith/error.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace pith::archive {

/// Puts up to `size` bytes of an archive, as they lie there, at `into` and says how many; 0 is the end.
using Feed = std::function<Result<std::size_t>(char* into, std::size_t size)>;

/// Where a record begins.
struct Place {
  std::uint64_t offset =
      0;  ///< in the archive; where it is packed, of the packed member that holds the record
  std::uint64_t within = 0;  ///< in what the member unpacks to

  /// "1234", "1234+56" within a member.
  std::string text() const;
  friend bool operator==(const Place&, const Place&) = default;
};

/// A page, or a place that holds none that can be read.
struct Record {
  Place place;
  std::string id;              ///< as the archive gives it: a record's id, an entry's path; may be empty
  std::string url;             ///< its address, where known
  std::string content_type;    ///< the HTTP header it came with, where known
  std::string date;            ///< when it was saved, as the archive writes it
  std::string bytes;           ///< of a WARC, the block: the head of the response and its body
  std::size_t body = 0;        ///< where in `bytes` the page begins
  std::string codings;         ///< Content-Encoding of the body
  bool chunked = false;        ///< the body may be chunked, as HTTP/1.1 sends it
  std::optional<Error> error;  ///< set: there is no page here, and why
};

/// The page in a record, chunks put together and codings undone. Fails with input, or with limit if it is
/// more than `max_bytes`.
Result<std::string> page_of(Record&& record, std::size_t max_bytes);

/// Records that were passed over, counted by what they are: "request", "revisit", "response: not HTML" …
using Skipped = std::map<std::string, std::uint64_t, std::less<>>;

class RecordReader {
 public:
  RecordReader() = default;
  virtual ~RecordReader() = default;
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  /// The next page, or the next damage; nothing at the end.
  virtual std::optional<Record> next() = 0;

  const Skipped& skipped() const { return skipped_; }

 protected:
  void skip(std::string_view what) {
    const auto known = skipped_.find(what);
    if (known == skipped_.end()) {
      skipped_.emplace(what, 1);
    } else {
      ++known->second;
    }
  }

 private:
  Skipped skipped_;
};

}  // namespace pith::archive

#endif
