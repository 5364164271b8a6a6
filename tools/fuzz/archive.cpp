// Archives of pages: WARC in every packing, tar and zip, whole and in parts, and the pages in them.
#include "archive/kind.hpp"
#include "archive/pack.hpp"
#include "archive/warc.hpp"
#include "check.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace pith {  // outside of it `archive` is libarchive's
namespace {

constexpr std::size_t max_bytes = 100'000;

archive::Feed feed_of(std::string_view bytes, std::size_t step) {
  return [bytes, step](char* into, std::size_t size) mutable -> Result<std::size_t> {
    const std::size_t given = bytes.copy(into, std::min(size, step));
    bytes.remove_prefix(given);
    return given;
  };
}

// What there is: the records, and what is said of those that are damaged.
std::vector<std::string> read(archive::RecordReader& reader, std::size_t size, archive::Packing packing) {
  std::vector<std::string> out;
  while (auto record = reader.next()) {
    out.push_back(record->place.text() + ' ' + (record->error ? record->error->message : record->bytes));
    // Packed data unpacks to any number, and members may lie within each other.
    fuzz::check(packing != archive::Packing::none || out.size() <= size + 1,
                "there are no more records than bytes");
    fuzz::check(record->place.offset <= size, "a record lies in the archive");
    if (record->error) continue;
    fuzz::check(record->body <= record->bytes.size(), "a page lies in its record");
    const auto page = archive::page_of(*std::move(record), max_bytes);
    fuzz::check(!page || page->size() <= max_bytes, "a page is no larger than it may be");
  }
  fuzz::check(!reader.next(), "the end stays the end");
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes = fuzz::view(data, size);
  const archive::Packing packing = archive::packing_of(bytes);
  archive::kind_of(bytes);
  archive::WarcReader whole(feed_of(bytes, size + 1), packing, max_bytes);
  const std::vector<std::string> all = read(whole, size, packing);
  archive::WarcReader slowly(feed_of(bytes, 7), packing, max_bytes);
  fuzz::check(read(slowly, size, packing) == all, "pieces of any size give the same");
  const std::uint64_t middle = size / 2;
  archive::WarcReader second(
      feed_of(bytes.substr(packing == archive::Packing::none && middle > 0 ? middle - 1 : middle), size + 1),
      packing, max_bytes, {middle});
  read(second, size, packing);
  archive::PackReader pack(feed_of(bytes, 1000), max_bytes, [](std::string_view) { return true; });
  std::size_t entries = 0;
  while (pack.next()) fuzz::check(++entries <= 1000 + size, "there are no more entries than bytes");
  return 0;
}

}  // namespace pith
