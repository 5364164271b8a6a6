#include "input/folder.hpp"

#include "cli/folder_fixture.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <sys/stat.h>

namespace pith::input {
namespace {

class FolderTest : public InFolder {
 protected:
  static std::vector<std::string> pages(const std::string& root) {
    Folder folder(root);
    std::vector<std::string> out;
    while (const auto found = folder.next()) {
      out.push_back(found->relative + (found->error ? ": " + found->error->message : ""));
    }
    return out;
  }
};

using Strings = std::vector<std::string>;

TEST_F(FolderTest, PagesComeInTheByteOrderOfTheirPaths) {
  for (const char* name : {"b.html", "a/z.htm", "a.html", "a/b/c.xhtml.gz", "B.html", "a/notes.txt", "c"}) {
    write(name, "");
  }
  EXPECT_EQ(pages(folder_.string()), (Strings{"B.html", "a.html", "a/b/c.xhtml.gz", "a/z.htm", "b.html"}));
}

TEST_F(FolderTest, LoopsOfLinksEnd) {
  write("a/x.html", "");
  std::filesystem::create_directory_symlink("..", path("a/up"));
  std::filesystem::create_directory_symlink("a", path("b"));
  EXPECT_EQ(pages(folder_.string()), Strings{"a/x.html"});
}

TEST_F(FolderTest, LinksToPagesAndFoldersAreFollowed) {
  write("elsewhere/x.html", "");
  std::filesystem::create_directory(path("root"));
  std::filesystem::create_directory_symlink("../elsewhere", path("root/link"));
  std::filesystem::create_symlink("../elsewhere/x.html", path("root/y.html"));
  std::filesystem::create_symlink("nowhere", path("root/z.html"));
  EXPECT_EQ(pages(path("root")), (Strings{"link/x.html", "y.html"}));
}

TEST_F(FolderTest, WhatIsNoFileIsNoPage) {
  std::filesystem::create_directory(path("folder.html"));
  ASSERT_EQ(mkfifo(path("pipe.html").c_str(), 0600), 0);
  EXPECT_EQ(pages(folder_.string()), Strings{});
}

TEST_F(FolderTest, AFolderThatCannotBeReadIsToldAndTheRestGoesOn) {
  EXPECT_EQ(pages(path("none")), Strings{": No such file or directory"});
}

}  // namespace
}  // namespace pith::input
