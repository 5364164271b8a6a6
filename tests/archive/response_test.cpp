#include "archive/response.hpp"

#include "archive/archive_builder.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace pith::archive {
namespace {

std::string page(std::string_view body, std::string_view headers, std::size_t max_bytes = 10'000) {
  Record record;
  record.bytes = http_response(body, headers);
  const Result<int> status = read_response_head(record.bytes, record);
  if (!status) return "no head: " + status.error().message;
  const Result<std::string> out = page_of(std::move(record), max_bytes);
  return out ? *out : "error: " + out.error().message;
}

TEST(StoredResponse, TheHeadSaysWhatThePageIs) {
  Record record;
  const std::string bytes = http_response(
      "<p>", "content-type: Text/HTML; charset=koi8-r\r\nContent-Encoding: br\r\n", "203 Other");
  const Result<int> status = read_response_head(bytes, record);
  ASSERT_TRUE(status);
  EXPECT_EQ(*status, 203);
  EXPECT_EQ(record.content_type, "Text/HTML; charset=koi8-r");
  EXPECT_EQ(record.codings, "br");
  EXPECT_EQ(bytes.substr(record.body), "<p>");
  EXPECT_TRUE(is_html(record, "<p>"));
  EXPECT_FALSE(read_response_head("<p>no response</p>", record));
  EXPECT_FALSE(read_response_head("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", record));
}

TEST(StoredResponse, WithoutATypeTheBytesTell) {
  EXPECT_TRUE(is_html({}, " <!doctype html>"));
  EXPECT_FALSE(is_html({}, "\x89PNG"));
  Record json;
  json.content_type = "application/json";
  EXPECT_FALSE(is_html(json, "<p>"));
}

TEST(StoredResponse, ChunksArePutTogether) {
  constexpr std::string_view chunked = "Transfer-Encoding: chunked\r\n";
  EXPECT_EQ(page("3\r\n<p>\r\nA;x=y\r\n0123456789\r\n0\r\nX: trailer\r\n\r\n", chunked), "<p>0123456789");
  EXPECT_EQ(page("<p>joined already", chunked), "<p>joined already");
  EXPECT_EQ(page("3\r\n<p>\r\nff\r\nshort", chunked), "error: a chunk of the body is shorter than it says");
  EXPECT_EQ(page("2\r\n<p>\r\n0\r\n\r\n", chunked), "error: a chunk of the body is longer than it says");
  EXPECT_EQ(page("3\r\n<p>\r\nxyz\r\n", chunked), "error: a chunk of the body has no valid size");
  EXPECT_EQ(page("ffffffffffffffff\r\n<p>", chunked), "error: a chunk of the body is shorter than it says");
}

TEST(StoredResponse, CodingsAreUndone) {
  const std::string text = "<p>" + std::string(5000, 'x');
  EXPECT_EQ(page(gzip(text), "Content-Encoding: gzip\r\n"), text);
  EXPECT_EQ(page(zstd(text), "Content-Encoding: zstd\r\n"), text);
  EXPECT_EQ(page(text, "Content-Encoding: br\r\n"), text);  // undone already
  EXPECT_EQ(page(gzip(text), "Content-Encoding: gzip\r\n", 4000).substr(0, 6), "error:");
  EXPECT_EQ(page(gzip(text).substr(0, 30), "Content-Encoding: gzip\r\n"), "error: the gzip data ended early");
  EXPECT_EQ(page(text, "", 4000), "error: the page has more than 4000 bytes");
}

}  // namespace
}  // namespace pith::archive
