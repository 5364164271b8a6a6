#include "archive/pack.hpp"

#include "base/printable.hpp"
#include "base/too_large.hpp"

#include <cerrno>
#include <new>
#include <string>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

namespace pith::archive {

namespace {

constexpr std::size_t piece = std::size_t{64} << 10;

}  // namespace

void PackReader::Close::operator()(::archive* archive) const { archive_read_free(archive); }

PackReader::PackReader(Feed feed, std::size_t max_bytes, std::function<bool(std::string_view name)> wanted)
    : feed_(std::move(feed)),
      max_bytes_(max_bytes),
      wanted_(std::move(wanted)),
      archive_(archive_read_new()) {
  if (!archive_) throw std::bad_alloc();
  archive_read_support_format_tar(archive_.get());
  archive_read_support_format_gnutar(archive_.get());
  archive_read_support_format_zip(archive_.get());
  archive_read_support_filter_gzip(archive_.get());
  archive_read_support_filter_zstd(archive_.get());
  archive_read_support_filter_bzip2(archive_.get());
  archive_read_support_filter_xz(archive_.get());
  if (archive_read_open(archive_.get(), this, nullptr, &PackReader::read_raw, nullptr) == ARCHIVE_FATAL)
    over_ = true;
}

PackReader::~PackReader() = default;

long PackReader::read_raw(::archive* archive, void* reader, const void** into) {
  auto* self = static_cast<PackReader*>(reader);
  *into = self->raw_.data();
  try {
    const Result<std::size_t> got = self->feed_(self->raw_.data(), self->raw_.size());
    if (got) return static_cast<long>(*got);
    self->unreadable_ = got.error();
  } catch (const std::bad_alloc&) {  // libarchive's own frames are between here and our caller
    self->unreadable_ = {ErrorCode::limit, "there is not enough memory for the archive", Limit::memory};
  }
  archive_set_error(archive, EIO, "%s", self->unreadable_->message.c_str());
  return ARCHIVE_FATAL;
}

Error PackReader::trouble() const {
  if (unreadable_) return *unreadable_;
  const char* const what = archive_error_string(archive_.get());
  return {ErrorCode::input, "the archive is broken: " + printable(what != nullptr ? what : "invalid data")};
}

std::optional<Record> PackReader::next() {
  if (over_ && !damaged_) {  // it could not even be opened
    damaged_ = true;
    Record out;
    out.error = trouble();
    return out;
  }
  while (!over_) {
    ::archive_entry* entry = nullptr;
    const int status = archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
      damaged_ = false;
      if (std::optional<Record> record = entry_of(entry)) return record;
      continue;
    }
    over_ = status == ARCHIVE_FATAL;
    // A tar is looked through block by block for the next entry: that is one damage, not one a block.
    if (std::exchange(damaged_, true)) continue;
    Record out;
    out.place.offset = static_cast<std::uint64_t>(archive_read_header_position(archive_.get()));
    out.error = trouble();
    return out;
  }
  over_ = damaged_ = true;
  return std::nullopt;
}

std::optional<Record> PackReader::entry_of(::archive_entry* entry) {
  if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
    return std::nullopt;
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);  // the locale may have no such letters
  Record out;
  out.id = name != nullptr ? name : "";
  if (!wanted_(out.id)) return skip("file: no page by its name"), std::nullopt;
  out.place.offset = static_cast<std::uint64_t>(archive_read_header_position(archive_.get()));
  read_page(out);
  return out;
}

void PackReader::read_page(Record& record) {
  while (true) {
    const std::size_t filled = record.bytes.size();
    record.bytes.resize(filled + piece);
    const la_ssize_t got = archive_read_data(archive_.get(), record.bytes.data() + filled, piece);
    record.bytes.resize(filled + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got == 0) return;
    if (got < 0) record.error = trouble();
    if (got > 0 && record.bytes.size() > max_bytes_) record.error = page_too_large(max_bytes_);
    if (!record.error) continue;
    record.bytes.clear();
    damaged_ = got < 0;
    over_ = got == ARCHIVE_FATAL;
    return;
  }
}

}  // namespace pith::archive
