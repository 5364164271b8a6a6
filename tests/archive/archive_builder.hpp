// WARC files for tests, and ways to read them.
#ifndef PITH_TESTS_ARCHIVE_ARCHIVE_BUILDER_HPP
#define PITH_TESTS_ARCHIVE_ARCHIVE_BUILDER_HPP

#include "archive/record.hpp"
#include "deflated.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <zstd.h>

namespace pith::archive {

using test::gzip;

inline std::string zstd(std::string_view text, std::string_view dictionary = {}) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  return out;
}

/// A record with `block`, whose head may say another length than it has.
inline std::string warc_record(std::string_view type, std::string_view id, std::string_view block,
                               std::optional<std::size_t> length = {}) {
  std::string out = "WARC/1.0\r\nWARC-Type: " + std::string(type) +
                    "\r\nWARC-Record-ID: <urn:x:" + std::string(id) +
                    ">\r\nWARC-Date: 2024-05-31T12:30:00Z\r\nWARC-Target-URI: https://x.example/" +
                    std::string(id) + "\r\n";
  if (type == "response") out += "Content-Type: application/http; msgtype=response\r\n";
  return out + "Content-Length: " + std::to_string(length.value_or(block.size())) + "\r\n\r\n" +
         std::string(block) + "\r\n\r\n";
}

inline std::string http_response(std::string_view body,
                                 std::string_view headers = "Content-Type: text/html\r\n",
                                 std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

/// A response with a small page that holds its id.
inline std::string page_record(std::string_view id, std::optional<std::size_t> length = {}) {
  return warc_record("response", id, http_response("<p>page " + std::string(id) + "</p>"), length);
}

/// A feed that gives `bytes` in pieces of at most `step`; they must outlive it.
inline Feed feed_of(std::string_view bytes, std::size_t step = 1000) {
  return [bytes, step](char* into, std::size_t size) mutable -> Result<std::size_t> {
    const std::size_t given = bytes.copy(into, std::min(size, step));
    bytes.remove_prefix(given);
    return given;
  };
}

/// The ids of the pages, and "!" for what is damaged.
inline std::vector<std::string> ids(RecordReader& reader) {
  std::vector<std::string> out;
  while (const auto record = reader.next()) {
    const std::string_view id = record->id;
    out.emplace_back(record->error ? "!" : id.starts_with("urn:x:") ? id.substr(6) : id);
  }
  return out;
}

}  // namespace pith::archive

#endif
