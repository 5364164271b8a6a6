#include "archive/response.hpp"

#include "base/ascii.hpp"
#include "base/too_large.hpp"
#include "fetch/head.hpp"
#include "fetch/media_type.hpp"
#include "fetch/unpack.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

namespace pith::archive {

namespace {

Error bad(std::string message) { return {ErrorCode::input, std::move(message)}; }

// Takes "1a3;extension CR LF" off the front; nothing if it is no such line.
std::optional<std::uint64_t> take_chunk_size(std::string_view& in) {
  const std::size_t end = in.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = in.substr(0, end);
  line = ascii::trim(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (line.empty() || error != std::errc() || rest != line.data() + line.size()) return std::nullopt;
  in.remove_prefix(end + 1);
  return size;
}

bool take_line_end(std::string_view& in) {
  if (in.starts_with("\r\n")) return in.remove_prefix(2), true;
  if (in.starts_with('\n')) return in.remove_prefix(1), true;
  return false;
}

}  // namespace

Result<int> read_response_head(std::string_view bytes, Record& record) {
  if (!bytes.starts_with("HTTP/")) return bad("the record holds no HTTP response");
  fetch::Head head;
  std::size_t at = 0;
  while (!head.complete()) {
    const std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) return bad("the HTTP headers in the record do not end");
    if (const auto added = head.add_line(bytes.substr(at, end + 1 - at)); !added)
      return bad(added.error().cause);
    at = end + 1;
  }
  record.body = at;
  record.content_type = head.get("Content-Type");
  record.codings = head.get_all("Content-Encoding");
  record.chunked = ascii::contains_ignoring_case(head.get_all("Transfer-Encoding"), "chunked");
  return head.status();
}

bool is_html(const Record& record, std::string_view body) {
  const std::string type = fetch::essence(record.content_type);
  if (type == "text/html" || type == "application/xhtml+xml") return true;
  // Where nothing is declared, the bytes tell, unless they are packed.
  return type.empty() && (!record.codings.empty() || fetch::begins_as_markup(body));
}

Result<void> join_chunks(std::string& body) {
  std::string_view in = body;
  std::size_t filled = 0;
  for (bool first = true;; first = false) {
    const std::optional<std::uint64_t> size = take_chunk_size(in);
    if (!size && first) return {};
    if (!size) return bad("a chunk of the body has no valid size");
    if (*size == 0) break;
    if (*size > in.size()) return bad("a chunk of the body is shorter than it says");
    const auto whole = static_cast<std::size_t>(*size);
    std::copy_n(in.data(), whole, body.data() + filled);
    filled += whole;
    in.remove_prefix(whole);
    if (!take_line_end(in)) return bad("a chunk of the body is longer than it says");
  }
  body.resize(filled);
  return {};
}

Result<std::string> page_of(Record&& record, std::size_t max_bytes) {
  std::string page = std::move(record.bytes);
  page.erase(0, record.body);
  if (record.chunked) {
    if (Result<void> joined = join_chunks(page); !joined) return std::move(joined).error();
  }
  if (!record.codings.empty() && !fetch::begins_as_markup(page)) {
    fetch::Unpacking unpacking(max_bytes);
    std::string unpacked;
    auto done = unpacking.start(record.codings);
    if (done) done = unpacking.feed(page, unpacked);
    if (done) done = unpacking.finish();
    if (!done) {
      const ErrorCode code = done.error().code == ErrorCode::limit ? ErrorCode::limit : ErrorCode::input;
      return Error{code, done.error().cause, done.error().limit, done.error().limit_value};
    }
    page = std::move(unpacked);
  }
  if (page.size() > max_bytes) return page_too_large(max_bytes);
  return page;
}

std::string Place::text() const {
  return std::to_string(offset) + (within == 0 ? std::string() : '+' + std::to_string(within));
}

}  // namespace pith::archive
