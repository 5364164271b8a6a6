#include "archive/warc.hpp"

#include "archive/archive_builder.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith::archive {
namespace {

using Ids = std::vector<std::string>;
constexpr std::size_t max_block = 100'000;

// The places of records, with what is said of those that are damaged. Each of the bytes' ways to come must
// give the same.
std::vector<std::string> reports(std::string_view bytes, Packing packing = Packing::none, Part part = {},
                                 std::size_t most = max_block) {
  std::vector<std::string> out;
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{1'000'000}}) {
    const std::size_t from = packing == Packing::none && part.begin > 0 ? part.begin - 1 : part.begin;
    WarcReader reader(feed_of(bytes.substr(from), step), packing, most, part);
    std::vector<std::string> got;
    while (const auto record = reader.next()) {
      const std::string said = record->error ? ": " + record->error->message : ' ' + record->id;
      got.push_back(record->place.text() + said.substr(0, said.find(": ", 2)));  // without what libraries say
    }
    if (step > 1) {
      EXPECT_EQ(got, out) << step;
    }
    out = std::move(got);
  }
  return out;
}

// The ids of the pages, and "!" for what is damaged.
Ids read(std::string_view bytes, Packing packing = Packing::none, Part part = {}) {
  reports(bytes, packing, part);
  WarcReader reader(
      feed_of(bytes.substr(packing == Packing::none && part.begin > 0 ? part.begin - 1 : part.begin)),
      packing, max_block, part);
  return ids(reader);
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

TEST(Warc, PagesComeWithWhatTheirRecordsSay) {
  const std::string bytes = warc_record("warcinfo", "i", "software: x\r\n") + page_record("a");
  WarcReader reader(feed_of(bytes), Packing::none, max_block);
  const auto record = reader.next();
  ASSERT_TRUE(record);
  EXPECT_FALSE(record->error);
  EXPECT_EQ(record->id, "urn:x:a");
  EXPECT_EQ(record->url, "https://x.example/a");
  EXPECT_EQ(record->date, "2024-05-31T12:30:00Z");
  EXPECT_EQ(record->content_type, "text/html");
  EXPECT_EQ(record->bytes.substr(record->body), "<p>page a</p>");
  EXPECT_EQ(record->place, (Place{warc_record("warcinfo", "i", "software: x\r\n").size(), 0}));
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(reader.skipped(), (Skipped{{"warcinfo", 1}}));
}

TEST(Warc, WhatIsNoPageIsPassedOverAndCounted) {
  const std::string bytes =
      warc_record("request", "q", "GET / HTTP/1.1\r\n\r\n") + page_record("a") +
      warc_record("response", "r", http_response("", "Location: /\r\n", "301 Moved")) +
      warc_record("response", "p", http_response("\x89PNG", "Content-Type: image/png\r\n")) +
      warc_record("revisit", "v", http_response("")) + warc_record("metadata", "m", "via: x\r\n") +
      warc_record("invented", "z", "?") + page_record("b") +
      warc_record("request", "q", "GET / HTTP/1.1\r\n\r\n");
  WarcReader reader(feed_of(bytes), Packing::none, max_block);
  EXPECT_EQ(ids(reader), (Ids{"a", "b"}));
  EXPECT_EQ(reader.skipped(), (Skipped{{"metadata", 1},
                                       {"other", 1},
                                       {"request", 2},
                                       {"response: not HTML", 1},
                                       {"response: other status", 1},
                                       {"revisit", 1}}));
}

TEST(Warc, MembersOfGzipAndFramesOfZstd) {
  const Ids all = {"a", "b", "c"};
  EXPECT_EQ(read(gzip(page_record("a")) + gzip(page_record("b")) + gzip(page_record("c")), Packing::gzip),
            all);
  EXPECT_EQ(read(gzip(page_record("a") + page_record("b") + page_record("c")), Packing::gzip), all);
  EXPECT_EQ(read(zstd(page_record("a")) + zstd(page_record("b")) + zstd(page_record("c")), Packing::zstd),
            all);
}

TEST(Warc, FramesOfZstdWithTheirDictionaryInFront) {
  std::string dictionary;
  for (int i = 0; i < 40; ++i) dictionary += page_record(std::to_string(i));
  const std::string packed = zstd(dictionary);
  const auto with = [&](const std::string& held) {
    std::string size(4, '\0');
    for (std::size_t i = 0; i < 4; ++i) size[i] = static_cast<char>(held.size() >> (8 * i) & 0xFFU);
    return "\x5D\x2A\x4D\x18" + size + held + zstd(page_record("a"), dictionary) +
           zstd(page_record("b"), dictionary);
  };
  EXPECT_EQ(read(with(dictionary), Packing::zstd), (Ids{"a", "b"}));
  EXPECT_EQ(read(with(packed), Packing::zstd), (Ids{"a", "b"}));
}

TEST(Warc, OffsetsAreThoseOfMembers) {
  const std::string first = gzip(page_record("a"));
  const std::string bytes = first + gzip(page_record("b") + page_record("c"));
  WarcReader reader(feed_of(bytes), Packing::gzip, max_block);
  EXPECT_EQ(reader.next()->place, (Place{0, 0}));
  EXPECT_EQ(reader.next()->place, (Place{first.size(), 0}));
  EXPECT_EQ(reader.next()->place.text(),
            std::to_string(first.size()) + "+" + std::to_string(page_record("b").size()));
}

TEST(Warc, AWrongLengthCostsItsRecordAlone) {
  for (const std::size_t length : {0U, 1U, 90U, 400U, 99'000U, 4'000'000'000U}) {
    const std::string bytes =
        page_record("a") + page_record("b", length) + page_record("c") + page_record("d");
    EXPECT_EQ(read(bytes), (Ids{"a", "!", "c", "d"})) << length;
    const std::string packed =
        gzip(page_record("a")) + gzip(page_record("b", length)) + gzip(page_record("c"));
    EXPECT_EQ(read(packed, Packing::gzip), (Ids{"a", "!", "c"})) << length;
  }
}

TEST(Warc, AMemberTellsAHundredDamagesAndCountsTheRest) {
  std::string broken;
  for (int i = 0; i < 150; ++i) broken += "WARC/1.0\r\nno head\r\n";
  const std::string bytes = page_record("a") + broken + page_record("b");
  Ids expected = {"a"};
  expected.insert(expected.end(), 100, "!");
  expected.insert(expected.end(), {"b", "c"});
  const std::string packed = gzip(bytes) + gzip(page_record("c"));
  WarcReader reader(feed_of(packed), Packing::gzip, max_block);
  EXPECT_EQ(ids(reader), expected);
  EXPECT_EQ(reader.skipped(), (Skipped{{"damaged", 50}}));
  const std::string two = gzip(page_record("a") + broken) + gzip(page_record("b") + broken);
  EXPECT_EQ(read(two, Packing::gzip).size(), 202U) << "each member has a hundred";
  EXPECT_EQ(read(bytes).size(), 152U) << "what is not packed costs what it has";
}

TEST(Warc, ALengthThatEndsBehindTheHeadOfTheNextRecordIsNotBelieved) {
  const std::string next = page_record("c");
  const std::size_t head = next.find("\r\n\r\n");
  const std::string block = http_response("<p>b");
  const std::string bytes = page_record("a") + warc_record("response", "b", block, block.size() + 4 + head) +
                            next + page_record("d");
  EXPECT_EQ(read(bytes), (Ids{"a", "!", "c", "d"}));
}

TEST(Warc, JunkBetweenRecordsIsReportedOnce) {
  EXPECT_EQ(read(page_record("a") + std::string(5000, 'x') + "\r\n" + page_record("b")),
            (Ids{"a", "!", "b"}));
  EXPECT_EQ(read(gzip(page_record("a")) + std::string(5000, 'x') + gzip(page_record("b")), Packing::gzip),
            (Ids{"a", "!", "b"}));
  EXPECT_EQ(read(gzip(page_record("a")) + gzip("junk\n" + page_record("b")), Packing::gzip),
            (Ids{"a", "!", "b"}));
}

TEST(Warc, AnArchiveWithinARecordIsItsPage) {
  const std::string inner = "<pre>\r\n\r\n" + page_record("inner") + page_record("inner2") + "</pre>";
  const std::string outer = warc_record("response", "outer", http_response(inner));
  EXPECT_EQ(read(page_record("a") + outer + page_record("b")), (Ids{"a", "outer", "b"}));
  EXPECT_EQ(read(gzip(page_record("a")) + gzip(outer) + gzip(page_record("b")), Packing::gzip),
            (Ids{"a", "outer", "b"}));
}

TEST(Warc, AFileThatIsCutShortGivesWhatIsWhole) {
  const std::string plain = page_record("a") + page_record("b");
  EXPECT_EQ(read(plain.substr(0, plain.size() - 4)), (Ids{"a", "b"}));
  EXPECT_EQ(read(plain.substr(0, plain.size() - 5)), (Ids{"a", "!"}));
  EXPECT_EQ(read(plain.substr(0, page_record("a").size() + 30)), (Ids{"a", "!"}));
  const std::string packed = gzip(page_record("a")) + gzip(page_record("b"));
  for (const std::size_t cut : {1U, 8U, 60U}) {
    EXPECT_EQ(read(packed.substr(0, packed.size() - cut), Packing::gzip), (Ids{"a", "!"})) << cut;
  }
  const std::string frames = zstd(page_record("a")) + zstd(page_record("b"));
  EXPECT_EQ(read(frames.substr(0, frames.size() - 3), Packing::zstd), (Ids{"a", "!"}));
}

TEST(Warc, AFlippedBitInPackedDataCostsItsRecordAlone) {
  for (const Packing packing : {Packing::gzip, Packing::zstd}) {
    const auto pack = [&](const std::string& text) {
      return packing == Packing::gzip ? gzip(text) : zstd(text);
    };
    const std::string before = pack(page_record("a"));
    const std::string hit = pack(page_record("b"));
    const std::string behind = pack(page_record("c")) + pack(page_record("d"));
    for (std::size_t byte = 0; byte < hit.size(); ++byte) {
      std::string broken = hit;
      broken[byte] = static_cast<char>(broken[byte] ^ 0x10);
      const std::string bytes = before + broken + behind;
      WarcReader reader(feed_of(bytes), packing, max_block);
      const Ids got = ids(reader);
      ASSERT_GE(got.size(), 3U) << byte;
      EXPECT_EQ(got.front(), "a") << byte;
      EXPECT_EQ(Ids(got.end() - 2, got.end()), (Ids{"c", "d"})) << byte;
    }
  }
}

// A frame of zstd that says of itself that it has another size, with one uncompressed block.
std::string frame_of_another_size(std::string_view block) {
  const std::string head = {static_cast<char>(block.size() << 3U | 1U), static_cast<char>(block.size() >> 5U),
                            0};
  return std::string("\x28\xB5\x2F\xFD\x40\x58\xFF\xFF", 8) + head + std::string(block);
}

// A frame with `block`, uncompressed, and behind it one of a kind that there is not.
std::string frame_broken_behind(std::string_view block) {
  const std::string head = {static_cast<char>(block.size() << 3U), static_cast<char>(block.size() >> 5U), 0};
  return std::string("\x28\xB5\x2F\xFD\x00\x58", 6) + head + std::string(block) + "\xFF\xFF\xFF";
}

TEST(Warc, BlocksOfZstdBeforeADamagedOneAreSeenHoweverTheyCome) {
  const std::string damage = "the zstd data is broken";
  EXPECT_EQ(reports(frame_broken_behind("junk " + page_record("a")) + zstd(page_record("b")), Packing::zstd),
            (Ids{"0: no record begins here", "0+5: " + damage,
                 std::to_string(frame_broken_behind("junk " + page_record("a")).size()) + " urn:x:b"}));
  const std::string two = page_record("a") + page_record("b");
  EXPECT_EQ(reports(frame_broken_behind(two), Packing::zstd),
            (Ids{"0 urn:x:a", "0+" + std::to_string(page_record("a").size()) + " urn:x:b",
                 "0+" + std::to_string(two.size()) + ": " + damage}));
  EXPECT_EQ(reports(frame_of_another_size(two) + zstd(page_record("c")), Packing::zstd),
            (Ids{"0 urn:x:a", "0+" + std::to_string(page_record("a").size()) + ": " + damage,
                 std::to_string(frame_of_another_size(two).size()) + " urn:x:c"}));
  // Of large frames, too, and of those whose blocks are packed.
  std::string packed = zstd(page_record("a") + page_record("b") + std::string(400'000, '\n'));
  packed.resize(packed.size() - 2);
  EXPECT_EQ(reports(packed, Packing::zstd).size(), 3U);
}

TEST(Warc, DamageFurtherOnDoesNotHideWhatIsWrongHere) {
  const std::string bad_head = "WARC/1.0\r\nnone\r\n\r\n";
  const std::string bad_length = page_record("b", 30);
  for (const std::string& bad : {bad_head, bad_length}) {
    for (const std::size_t further : {1'000U, 100'000U}) {
      std::string bytes = gzip(page_record("a") + bad + std::string(further, '\n'));
      bytes[bytes.size() - 8] ^= 1;  // of the check sum
      const bool is_near = bad == bad_head && further < 64U << 10U;
      const Ids got = reports(bytes, Packing::gzip);
      ASSERT_GE(got.size(), 2U);
      EXPECT_EQ(got[1], "0+" + std::to_string(page_record("a").size()) +
                            (is_near           ? ": the gzip data is broken"
                             : bad == bad_head ? ": the head of the record is broken"
                                               : ": the record does not end where its length says"));
    }
  }
}

TEST(Warc, AMemberWithoutARecordIsPassedOverIfItIsSmall) {
  const std::string behind = gzip(page_record("b"));
  const std::string small = gzip("junk, and more of it" + gzip(page_record("a")), 0);
  const std::string large =
      gzip("junk, and more of it" + gzip(page_record("a")) + std::string(66'000, 'x'), 0);
  EXPECT_EQ(read("\x1F\x8B\x08\xFF" + small + behind, Packing::gzip), (Ids{"!", "b"}));
  EXPECT_EQ(read("\x1F\x8B\x08\xFF" + large + behind, Packing::gzip), (Ids{"!", "a", "!", "b"}));
}

TEST(Warc, ARecordThatBeginsAtTheVeryEndOfOneThatIsTooLargeIsFound) {
  const std::string inner = page_record("b");
  for (std::size_t reach = 0; reach < 20; ++reach) {
    const std::string block = http_response(std::string(500, 'x')) + "\r\n\r\n";
    const std::string bytes = page_record("a") +
                              warc_record("response", "l", block + inner, block.size() + reach) +
                              page_record("c");
    EXPECT_EQ(reports(bytes, Packing::none, {}, 400).size(), 4U) << reach;
  }
}

TEST(Warc, ARecordThatIsTooLargeIsRefused) {
  const std::string large = warc_record("response", "l", http_response(std::string(max_block, 'x')));
  EXPECT_EQ(read(page_record("a") + large + page_record("b")), (Ids{"a", "!", "b"}));
  EXPECT_EQ(read(gzip(page_record("a")) + gzip(large) + gzip(page_record("b")), Packing::gzip),
            (Ids{"a", "!", "b"}));
  WarcReader reader(feed_of(large), Packing::none, max_block);
  const auto record = reader.next();
  ASSERT_TRUE(record && record->error);
  EXPECT_EQ(record->error->code, ErrorCode::limit);
}

TEST(Warc, AMemberThatUnpacksToVeryMuchIsLeft) {
  const std::string bomb = gzip(warc_record("response", "l", http_response(std::string(5'000'000, 'x'))));
  const std::string lying = gzip(page_record("x", 10) + std::string(3'000'000, '\n'));
  const std::string bytes = gzip(page_record("a")) + bomb + lying + gzip(page_record("b"));
  EXPECT_EQ(read(bytes, Packing::gzip), (Ids{"a", "!", "!", "b"}));
}

TEST(Warc, PartsThatLieSideBySideGiveEveryRecordOnce) {
  std::vector<std::string> plain;
  std::vector<std::string> packed;
  Ids all;
  for (int i = 0; i < 20; ++i) {
    all.push_back(std::to_string(i));
    plain.push_back(page_record(all.back()));
    packed.push_back(gzip(page_record(all.back())));
  }
  for (const Packing packing : {Packing::none, Packing::gzip}) {
    const std::string bytes = join(packing == Packing::none ? plain : packed);
    for (const std::size_t size : {40U, 200U, 333U, 5000U}) {
      Ids got;
      for (std::size_t begin = 0; begin < bytes.size(); begin += size) {
        const Ids some = read(bytes, packing, {begin, begin + size});
        got.insert(got.end(), some.begin(), some.end());
      }
      EXPECT_EQ(got, all) << size;
    }
  }
}

TEST(Warc, WhatCannotBeReadIsSaidOnce) {
  const std::string bytes = page_record("a") + page_record("b");
  std::size_t given = 0;
  const Feed feed = [&](char* into, std::size_t size) -> Result<std::size_t> {
    if (given > 0) return Error{ErrorCode::input, "the disk is broken"};
    given = std::string_view(bytes).substr(0, bytes.size() - 20).copy(into, size);
    return given;
  };
  for (const Packing packing : {Packing::none, Packing::gzip}) {
    given = 0;
    WarcReader reader(feed, packing, max_block);
    std::string message;
    while (const auto record = reader.next()) message = record->error ? record->error->message : message;
    EXPECT_EQ(message, "the disk is broken");
  }
}

TEST(Warc, WhatCannotBeReadBehindJunkIsSaidToo) {
  for (const Packing packing : {Packing::gzip, Packing::zstd}) {
    const std::string bytes =
        (packing == Packing::gzip ? gzip(page_record("a")) : zstd(page_record("a"))) + "x";
    bool given = false;
    const Feed feed = [&](char* into, std::size_t size) -> Result<std::size_t> {
      if (given) return Error{ErrorCode::input, "the disk is broken"};
      given = true;
      return std::string_view(bytes).copy(into, size);
    };
    WarcReader reader(feed, packing, max_block);
    Ids got;
    while (const auto record = reader.next()) got.push_back(record->error ? record->error->message : "page");
    EXPECT_EQ(got, (Ids{"page", "there is no packed data here", "the disk is broken"}));
  }
}

// Each of very many places seems to begin a member that holds all the others.
TEST(Warc, MembersThatSeemToBeginEverywhereDoNotTakeForever) {
  std::string bytes;
  while (bytes.size() < 3'000'000)
    bytes += std::string("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03\x00\xFF\xFF\x00\x00WARC/1.0\r\n", 25);
  WarcReader reader(feed_of(bytes, 1'000'000), Packing::gzip, max_block);
  for (const std::string& id : ids(reader)) EXPECT_EQ(id, "!");
  std::string plain;
  while (plain.size() < 3'000'000)
    plain += "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90000\r\n\r\n";
  WarcReader other(feed_of(plain, 1'000'000), Packing::none, max_block);
  for (const std::string& id : ids(other)) EXPECT_EQ(id, "!");
  std::string heads;
  while (heads.size() < 3'000'000) heads += "a:WARC/1.0\r\n";
  WarcReader third(feed_of(heads, 1'000'000), Packing::none, max_block);
  for (const std::string& id : ids(third)) EXPECT_EQ(id, "!");
}

}  // namespace
}  // namespace pith::archive
