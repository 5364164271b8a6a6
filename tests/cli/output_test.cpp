#include "cli/output.hpp"

#include "cli/folder_fixture.hpp"

#include <filesystem>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pith::cli {
namespace {

using OutputTest = InFolder;

TEST(FileName, NothingLeadsOutOfTheFolder) {
  EXPECT_EQ(file_name("a/b"), "a/b");
  EXPECT_EQ(file_name("../../etc/passwd"), "etc/passwd");
  EXPECT_EQ(file_name("/etc//./passwd"), "etc/passwd");
  EXPECT_EQ(file_name("a/../../b"), "a/b");
  EXPECT_EQ(file_name(""), "page");
  EXPECT_EQ(file_name(".."), "page");
  EXPECT_EQ(file_name("..."), "_..");
  EXPECT_EQ(file_name(".git/hooks"), "_git/hooks");
}

TEST(FileName, ControlCharactersAreReplaced) {
  EXPECT_EQ(file_name(std::string_view("a\0b\nc\x1b[0m\x7f", 10)), "a_b_c_[0m_");
}

TEST(FileName, LongNamesAreCutBetweenCharacters) {
  const std::string name = file_name(std::string(229, 'a') + "\u20ACbc");
  EXPECT_EQ(name, std::string(229, 'a'));
}

TEST_F(OutputTest, FilesOfOneNameGetNumbers) {
  Folder folder(path("out/"));
  EXPECT_TRUE(folder.write("x/a", "txt", "1"));
  EXPECT_TRUE(folder.write("x/a", "txt", "2"));
  EXPECT_TRUE(folder.write("x/a-2", "txt", "3"));
  EXPECT_TRUE(folder.write("../x/a", "txt", "4"));
  EXPECT_EQ(read(path("out/x/a.txt")), "1");
  EXPECT_EQ(read(path("out/x/a-2.txt")), "2");
  EXPECT_EQ(read(path("out/x/a-2-2.txt")), "3");
  EXPECT_EQ(read(path("out/x/a-3.txt")), "4");
}

TEST_F(OutputTest, ManyMayWriteIntoOneFolder) {
  constexpr int files = 300;
  const auto write_files = [&](char writer) {
    Folder folder(path("out"));
    for (int number = 0; number < files; ++number) {
      const std::string name = writer + std::to_string(number);
      EXPECT_TRUE(folder.write(name, "txt", name));
    }
  };
  {
    std::vector<std::jthread> threads;
    for (const char writer : {'a', 'b', 'c', 'd'}) threads.emplace_back(write_files, writer);
  }
  int found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path("out"))) {
    EXPECT_EQ(read(entry.path()), entry.path().stem());
    ++found;
  }
  EXPECT_EQ(found, 4 * files);
}

TEST_F(OutputTest, WhatAKilledRunLeftIsUsedUp) {
  const std::string full(500, 'x');
  const pid_t child = fork();
  if (child == 0) {  // it is killed in the middle of a file
    const rlimit none = {0, 0};
    const rlimit few = {100, 100};
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &few);
    (void)Folder(path("out")).write("a", "txt", full);
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  ASSERT_FALSE(std::filesystem::is_empty(path("out"))) << "nothing was left";
  EXPECT_TRUE(Folder(path("out")).write("b", "txt", "b"));
  EXPECT_EQ(read(path("out/b.txt")), "b");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(path("out")), {}), 1);
}

TEST_F(OutputTest, AFolderThatCannotBeMadeIsAnError) {
  write("out", "a file");
  const Result<void> written = Folder(path("out")).write("a", "txt", "1");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::input);
  EXPECT_EQ(written.error().message.find(path("out")), 0U) << written.error().message;
}

TEST_F(OutputTest, AFileIsTouchedOnlyWhenThereIsSomethingToWrite) {
  write("a", "old");
  {
    Stream stream({Target::Kind::file, path("a")});
    EXPECT_TRUE(stream.close());
  }
  EXPECT_EQ(read(path("a")), "old");
  Stream stream({Target::Kind::file, path("a")});
  EXPECT_TRUE(stream.write("n"));
  EXPECT_TRUE(stream.write("ew"));
  EXPECT_TRUE(stream.close());
  EXPECT_EQ(read(path("a")), "new");
}

TEST_F(OutputTest, AFullDeviceIsAnError) {
  Stream stream({Target::Kind::file, "/dev/full"});
  const Result<void> written = stream.write("x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message, "/dev/full: cannot be written: No space left on device");
}

}  // namespace
}  // namespace pith::cli
