// Pages in tar and zip archives (libarchive).
#ifndef PITH_ARCHIVE_PACK_HPP
#define PITH_ARCHIVE_PACK_HPP

#include "archive/record.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

struct archive;
struct archive_entry;

namespace pith::archive {

/// Gives the files whose names are wanted; others are counted as skipped, folders and links are not. A tar
/// may be packed as a whole (gzip, zstd, bzip2, xz); the places of its records are in what it unpacks to. An
/// entry is held in memory if it has at most `max_bytes`, whatever its head says of its size.
class PackReader final : public RecordReader {
 public:
  PackReader(Feed feed, std::size_t max_bytes, std::function<bool(std::string_view name)> wanted);
  ~PackReader() override;

  std::optional<Record> next() override;

 private:
  static long read_raw(::archive* archive, void* reader, const void** into);
  std::optional<Record> entry_of(::archive_entry* entry);
  void read_page(Record& record);
  Error trouble() const;

  struct Close {
    void operator()(::archive* archive) const;
  };

  Feed feed_;
  std::size_t max_bytes_;
  std::function<bool(std::string_view)> wanted_;
  std::array<char, std::size_t{64} << 10> raw_;
  std::optional<Error> unreadable_;
  std::unique_ptr<::archive, Close> archive_;
  bool damaged_ = false;  // and said so: entries are looked for
  bool over_ = false;
};

}  // namespace pith::archive

#endif
