#include "base/inflate.hpp"

#include "deflated.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

using Status = Inflater::Status;

using test::deflated;
using test::gzip;

struct Unpacked {
  std::vector<std::string> members;  // the last one is what came behind the last end
  Status status = Status::needs_input;
  bool complete = false;
};

// Gives `bytes` in pieces of `piece` bytes and takes what comes out `room` bytes at a time.
Unpacked unpack(std::string_view bytes, std::size_t piece, std::size_t room,
                Inflater::Format format = Inflater::Format::gzip) {
  Inflater inflater(format);
  Unpacked out{{""}};
  std::vector<char> buffer(room);
  while (!bytes.empty() && out.status != Status::done && out.status != Status::damaged) {
    std::string_view in = bytes.substr(0, piece);
    bytes.remove_prefix(in.size());
    do {
      const Inflater::Step step = inflater.run(in, buffer);
      out.status = step.status;
      out.members.back().append(buffer.data(), step.size);
      if (step.status == Status::member_end) out.members.emplace_back();
    } while (out.status == Status::needs_room || out.status == Status::member_end);
  }
  out.complete = inflater.is_complete();
  return out;
}

TEST(Inflate, PiecesOfAnySizeGiveTheSame) {
  const std::string text = "some text, some text, some other text";
  const std::string packed = gzip(text) + gzip("") + gzip("more") + "\x1F and what follows";
  for (const std::size_t piece : {1, 2, 3, 7, 1000}) {
    for (const std::size_t room : {1, 5, 1000}) {
      const Unpacked out = unpack(packed, piece, room);
      EXPECT_EQ(out.members, (std::vector<std::string>{text, "", "more", ""})) << piece << ' ' << room;
      EXPECT_EQ(out.status, Status::done);
      EXPECT_TRUE(out.complete);
    }
  }
}

TEST(Inflate, AMemberEndsARunAndLeavesWhatFollows) {
  const std::string first = gzip("one");
  const std::string second = gzip("two");
  const std::string both = first + second;
  std::string_view in = both;
  Inflater inflater(Inflater::Format::gzip);
  std::array<char, 100> out{};
  const Inflater::Step step = inflater.run(in, out);
  EXPECT_EQ(step.status, Status::member_end);
  EXPECT_EQ(step.size, 3U);
  EXPECT_EQ(in, second);
}

TEST(Inflate, ReadsTheZlibFormatAndBareData) {
  using Format = Inflater::Format;
  EXPECT_EQ(unpack(deflated("text", MAX_WBITS), 1, 9, Format::zlib).members.front(), "text");
  const Unpacked bare = unpack(deflated("text", -MAX_WBITS) + gzip("no member of it"), 1, 9, Format::bare);
  EXPECT_EQ(bare.members, (std::vector<std::string>{"text", ""}));
  EXPECT_EQ(bare.status, Status::done);
}

TEST(Inflate, TellsWhetherDataMayEnd) {
  const std::string packed = gzip("some text");
  for (std::size_t size = 1; size < packed.size(); ++size) {
    EXPECT_FALSE(unpack(packed.substr(0, size), 4, 100).complete) << size;
  }
  EXPECT_TRUE(unpack(packed, 4, 100).complete);
  EXPECT_TRUE(unpack(packed + "\x1F", 4, 100).complete);
  EXPECT_FALSE(unpack(packed + "\x1F\x8B", 4, 100).complete);
}

TEST(Inflate, DamageIsFound) {
  std::string packed = gzip("some text");
  packed[packed.size() - 6] ^= 1;  // in the checksum
  EXPECT_EQ(unpack(packed, 4, 100).status, Status::damaged);
  std::string_view in = packed;
  std::array<char, 100> out{};
  Inflater inflater(Inflater::Format::gzip);
  EXPECT_EQ(inflater.run(in, out).status, Status::damaged);
  EXPECT_EQ(inflater.what(), "incorrect data check");
}

}  // namespace
}  // namespace pith
