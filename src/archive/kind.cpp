#include "archive/kind.hpp"

#include "archive/members.hpp"

#include <algorithm>
#include <string>

namespace pith::archive {

namespace {

constexpr std::size_t tar_mark_at = 257;
constexpr std::size_t tar_head = 512;

Kind kind_of_plain(std::string_view bytes) {
  if (bytes.starts_with("WARC/")) return Kind::warc;
  if (bytes.starts_with("PK\x03\x04")) return Kind::pack;
  return bytes.size() > tar_mark_at && bytes.substr(tar_mark_at).starts_with("ustar") ? Kind::pack
                                                                                      : Kind::none;
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

}  // namespace

Kind kind_of(std::string_view head) {
  if (head.starts_with("BZh") || head.starts_with("\xFD"
                                                  "7zXZ"))
    return Kind::pack;
  const Packing packing = packing_of(head);
  if (packing == Packing::none) return kind_of_plain(head);
  // Only a WARC has its dictionary in front.
  if (packing == Packing::zstd && head.front() == '\x5D') return Kind::warc;
  Members members(
      [&head](char* into, std::size_t size) -> Result<std::size_t> {
        const std::size_t given = head.copy(into, size);
        head.remove_prefix(given);
        return given;
      },
      packing);
  std::string begin;
  while (begin.size() < tar_head && members.read(begin) == Members::Event::bytes) continue;
  return kind_of_plain(begin);
}

Kind kind_of_name(std::string_view name) {
  if (ends_with_any(name, {".warc", ".warc.gz", ".warc.zst"})) return Kind::warc;
  if (ends_with_any(name, {".tar", ".tar.gz", ".tgz", ".tar.zst", ".tar.bz2", ".tar.xz", ".zip"}))
    return Kind::pack;
  return Kind::none;
}

}  // namespace pith::archive
