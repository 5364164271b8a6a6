#include "input/bytes.hpp"

#include "cli/folder_fixture.hpp"

#include <chrono>
#include <future>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pith::input {
namespace {

using BytesTest = InFolder;

TEST_F(BytesTest, PlainFilesComeAsTheyAre) {
  const std::string bytes = std::string("one\0two", 7) + std::string(300'000, 'x');
  const Result<std::string> got = read_file(write("a", bytes), 1'000'000);
  ASSERT_TRUE(got);
  EXPECT_EQ(*got, bytes);
}

TEST_F(BytesTest, GzipIsUnpackedWhateverItsName) {
  EXPECT_EQ(*read_file(write_gzip("a.html", "<p>packed"), 100), "<p>packed");
}

TEST_F(BytesTest, EmptyFilesAreEmpty) { EXPECT_EQ(*read_file(write("a", ""), 100), ""); }

TEST_F(BytesTest, ExactlyTheLimitIsWithinIt) {
  const std::string file = write("a", std::string(100, 'x'));
  EXPECT_TRUE(read_file(file, 100));
  const Result<std::string> got = read_file(file, 99);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::limit);
  EXPECT_EQ(got.error().message, "the page has more than 99 bytes");
}

TEST_F(BytesTest, TheLimitIsThatOfTheUnpackedBytes) {
  const Result<std::string> got = read_file(write_gzip("a.gz", std::string(1'000'000, 'x')), 500'000);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::limit);
}

TEST_F(BytesTest, CutGzipIsAnError) {
  const std::string file = write_gzip("a.gz", "some words that are long enough to be cut");
  const std::string whole = read(file);
  const Result<std::string> got = read_file(write("b.gz", whole.substr(0, whole.size() - 6)), 1000);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::input);
  EXPECT_EQ(got.error().message, "the gzip data ends too early");
}

TEST_F(BytesTest, BrokenGzipIsAnError) {
  std::string bytes = read(write_gzip("a.gz", std::string(1000, 'x') + "end"));
  bytes[bytes.size() - 6] = static_cast<char>(~bytes[bytes.size() - 6]);  // in the checksum
  const Result<std::string> got = read_file(write("b.gz", bytes), 10'000);
  ASSERT_FALSE(got);
  EXPECT_NE(got.error().message.find("the gzip data is broken"), std::string::npos) << got.error().message;
}

TEST_F(BytesTest, PackedPartsFollowEachOther) {
  const std::string one = read(write_gzip("1", "one"));
  const std::string two = read(write_gzip("2", std::string(200'000, 't')));
  const std::string none = read(write_gzip("0", ""));
  std::string bytes = one;
  for (int number = 0; number < 100'000; ++number) bytes += none;
  bytes += two + one;
  EXPECT_EQ(*read_file(write("a", bytes), 1'000'000), "one" + std::string(200'000, 't') + "one");
  EXPECT_EQ(*read_file(write("a", bytes + "and more"), 1'000'000), "one" + std::string(200'000, 't') + "one");
}

// What a pipe has is given at once, though more may come.
class PipeTest : public BytesTest {
 protected:
  // What the first read gives after `bytes` were put into the pipe, with room for much more.
  std::string first_read(std::string_view bytes) const {
    const std::string name = path("pipe");
    EXPECT_EQ(mkfifo(name.c_str(), 0600), 0);
    const int writer = open(name.c_str(), O_RDWR | O_CLOEXEC);
    EXPECT_EQ(::write(writer, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    std::future<std::string> got = std::async(std::launch::async, [&name] {
      std::string out(std::size_t{64} * 1024, '\0');
      Result<Bytes> pipe = Bytes::open(name);
      const Result<std::size_t> size = pipe ? pipe->read(out.data(), out.size()) : pipe.error();
      return size ? out.substr(0, *size) : size.error().message;
    });
    EXPECT_EQ(got.wait_for(std::chrono::seconds(20)), std::future_status::ready) << "it waits for more";
    close(writer);
    return got.get();
  }
};

TEST_F(PipeTest, PlainBytesComeAtOnce) {
  EXPECT_EQ(first_read("http://a.example/\n"), "http://a.example/\n");
}

TEST_F(PipeTest, PackedBytesComeAtOnce) {
  const std::string file = path("a.gz");
  gzFile packer = gzopen(file.c_str(), "wb");
  gzputs(packer, "http://a.example/\n");
  gzflush(packer, Z_SYNC_FLUSH);
  const std::string begin = read(file);
  gzclose(packer);
  EXPECT_EQ(first_read(begin), "http://a.example/\n");
}

TEST_F(BytesTest, WhatIsNotThereOrAFolderIsAnError) {
  EXPECT_EQ(read_file(path("none"), 10).error().message, "No such file or directory");
  EXPECT_EQ(read_file(folder_.string(), 10).error().message, "Is a directory");
}

TEST_F(BytesTest, WhatTheMemoryHeldIsGone) {
  for (const std::size_t size : {0, 1, 99, 100, 101, 250'000}) {
    const std::string bytes(size, 'x');
    const Result<std::string> got = read_file(write("a", bytes), 1'000'000, std::string(100, 'y'));
    ASSERT_TRUE(got);
    EXPECT_EQ(*got, bytes);
  }
}

TEST_F(BytesTest, APageIsReadIntoTheMemoryOfTheLastOne) {
  std::string memory(300'000, 'y');
  const char* const there = memory.data();
  const Result<std::string> got =
      read_file(write("a", std::string(200'000, 'x')), 1'000'000, std::move(memory));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->data(), there);
}

TEST_F(BytesTest, OnlyRegularFilesAreFetchedAhead) {
  EXPECT_TRUE(prefetch(write("a", "page")));
  EXPECT_FALSE(prefetch(path("none")));
  EXPECT_FALSE(prefetch(folder_.string()));
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_FALSE(prefetch(path("pipe"))) << "and it does not wait for someone to write";
}

TEST_F(BytesTest, ANulInANameDoesNotOpenAnotherFile) {
  const std::string file = write("a", "secret");
  EXPECT_FALSE(read_file(file + std::string("\0.html", 6), 100));
}

}  // namespace
}  // namespace pith::input
