#include "input/source.hpp"

#include "cli/folder_fixture.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace pith::input {
namespace {

class SourceTest : public InFolder {
 protected:
  static std::vector<Item> items(const std::vector<std::string>& inputs) {
    Source source(inputs);
    std::vector<Item> out;
    while (std::optional<Item> item = source.next()) out.push_back(*std::move(item));
    return out;
  }
};

TEST_F(SourceTest, AFolderGivesItsPagesByTheirPaths) {
  write("pages/sub/a.html.gz", "");
  const std::vector<Item> got = items({path("pages")});
  ASSERT_EQ(got.size(), 1U);
  EXPECT_EQ(got[0].id, path("pages/sub/a.html.gz"));
  EXPECT_EQ(got[0].path, got[0].id);
  EXPECT_EQ(got[0].name, "sub/a");
}

TEST_F(SourceTest, SeveralFoldersKeepTheirNames) {
  write("x/a.html", "");
  write("y/a.html", "");
  const std::vector<Item> got = items({path("x"), path("y") + "/"});
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].name, "x/a");
  EXPECT_EQ(got[1].name, "y/a");
}

TEST_F(SourceTest, AManifestGivesPathsBesideIt) {
  const std::string manifest =
      write("sub/manifest.jsonl", R"({"id": "one", "path": "p/1.html", "url": "http://x.example/"}

{"path": "p/2.html", "content_type": "text/html; charset=koi8-r", "fetched": 60}
{"id": 3, "url": "https://x.example/a/b.html?q"}
https://x.example/c/
)");
  const std::vector<Item> got = items({manifest});
  ASSERT_EQ(got.size(), 4U);
  EXPECT_EQ(got[0].id, "one");
  EXPECT_EQ(got[0].path, path("sub/p/1.html"));
  EXPECT_EQ(got[0].url, "http://x.example/");
  EXPECT_EQ(got[0].name, "one");
  EXPECT_EQ(got[1].id, "p/2.html");
  EXPECT_EQ(got[1].name, "p/2");
  EXPECT_EQ(got[1].content_type, "text/html; charset=koi8-r");
  EXPECT_EQ(got[1].fetched, std::chrono::sys_seconds(std::chrono::minutes(1)));
  EXPECT_FALSE(got[0].fetched);
  EXPECT_EQ(got[2].id, "3");
  EXPECT_EQ(got[2].path, "");
  EXPECT_EQ(got[3].id, "https://x.example/c/");
  EXPECT_EQ(got[3].name, "x.example/c");
}

TEST_F(SourceTest, BadLinesAreToldByTheirNumber) {
  const std::vector<Item> got =
      items({write("m.jsonl", "{}\n{\"path\": \"a.html\"}\nwords\n{\"url\": \"ftp://x\"}\n")});
  ASSERT_EQ(got.size(), 4U);
  EXPECT_EQ(got[0].id, path("m.jsonl") + ":1");
  EXPECT_TRUE(got[0].error);
  EXPECT_FALSE(got[1].error);
  EXPECT_EQ(got[2].id, path("m.jsonl") + ":3");
  EXPECT_TRUE(got[2].error);
  EXPECT_TRUE(got[3].error);
}

TEST_F(SourceTest, AManifestMayBePacked) {
  const std::vector<Item> got = items({write_gzip("m.jsonl.gz", "{\"id\": 5, \"path\": \"a.html\"}\n")});
  ASSERT_EQ(got.size(), 1U);
  EXPECT_EQ(got[0].id, "5");
}

TEST_F(SourceTest, AListIsToldByItsFirstLineUnlessItIsNamedLikeAPage) {
  EXPECT_EQ(items({write("urls.txt", "http://x.example/1\nhttp://x.example/2\n")}).size(), 2U);
  EXPECT_EQ(items({write("page.html", "http://x.example/1\nhttp://x.example/2\n")}).size(), 1U);
  const std::vector<Item> got = items({write("dump.txt", "Some words\n")});
  ASSERT_EQ(got.size(), 1U);
  EXPECT_EQ(got[0].path, path("dump.txt"));
}

TEST_F(SourceTest, InputsThatCannotBeReadAreToldInTheirPlace) {
  const std::vector<Item> got = items({path("none.jsonl"), "http://x.example/"});
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].id, path("none.jsonl"));
  EXPECT_TRUE(got[0].error);
  EXPECT_EQ(got[1].url, "http://x.example/");
}

TEST_F(SourceTest, CredentialsDoNotNameFiles) {
  EXPECT_EQ(page_at_address("https://user:secret@x.example/a").name, "x.example/a");
  EXPECT_EQ(page_at_address("x").name, "x");
}

}  // namespace
}  // namespace pith::input
