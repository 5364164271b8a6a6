#include "input/manifest.hpp"

#include <string>

#include <gtest/gtest.h>

namespace pith::input {
namespace {

std::string error(std::string_view line) {
  const Result<Entry> entry = ManifestReader().read(line);
  return entry ? "" : entry.error().message;
}

TEST(Manifest, AllThatIsSaidOfAPageIsRead) {
  const Result<Entry> entry = ManifestReader().read(
      R"({"id": "a\u00e9", "path": "p/1.html", "url": "http://x.example/", "content_type": "text/html", "more": [1]})");
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->id, "a\u00e9");
  EXPECT_EQ(entry->path, "p/1.html");
  EXPECT_EQ(entry->url, "http://x.example/");
  EXPECT_EQ(entry->content_type, "text/html");
}

TEST(Manifest, WhenAPageWasFetchedIsATimeOrSeconds) {
  constexpr std::chrono::sys_seconds moment{std::chrono::seconds(1'589'279'400)};
  EXPECT_EQ(ManifestReader().read(R"({"path": "a", "fetched": "2020-05-12T10:30:00Z"})")->fetched, moment);
  EXPECT_EQ(ManifestReader().read(R"({"path": "a", "fetched": 1589279400})")->fetched, moment);
  EXPECT_FALSE(ManifestReader().read(R"({"path": "a", "fetched": null})")->fetched);
  EXPECT_FALSE(ManifestReader().read(R"({"path": "a"})")->fetched);
  for (const std::string value : {R"("yesterday")", "-1", "[]", "1.5"}) {
    EXPECT_NE(error(R"({"path": "a", "fetched": )" + value + "}").find("\"fetched\""), std::string::npos)
        << value;
  }
}

TEST(Manifest, NumbersAreNamesAndNullIsAbsent) {
  const Result<Entry> entry = ManifestReader().read(R"({"id": 17, "path": "a", "url": null})");
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->id, "17");
  EXPECT_EQ(entry->url, "");
  for (const std::string id : {"-9223372036854775808", "9223372036854775808", "18446744073709551615"}) {
    const Result<Entry> far = ManifestReader().read(R"({"path": "a", "id": )" + id + "}");
    ASSERT_TRUE(far) << id;
    EXPECT_EQ(far->id, id);
  }
}

TEST(Manifest, OneReaderReadsManyLines) {
  ManifestReader reader;
  EXPECT_TRUE(reader.read(R"({"path": "a"})"));
  EXPECT_FALSE(reader.read("{"));
  EXPECT_EQ(reader.read(R"({"path": "b"})")->path, "b");
}

TEST(Manifest, EachMistakeIsTold) {
  EXPECT_NE(error("{\"path\": ").find("not a JSON object"), std::string::npos);
  EXPECT_NE(error("[]").find("not a JSON object"), std::string::npos);
  EXPECT_NE(error(R"({"id": 1})").find("neither \"path\" nor \"url\""), std::string::npos);
  EXPECT_NE(error(R"({"id": 1.5, "path": "a"})").find("\"id\""), std::string::npos);
  EXPECT_NE(error(R"({"path": 3})").find("\"path\""), std::string::npos);
  EXPECT_NE(error(R"({"path": "a", "url": {}})").find("\"url\""), std::string::npos);
  EXPECT_NE(error(R"({"path": "a", "content_type": []})").find("\"content_type\""), std::string::npos);
}

}  // namespace
}  // namespace pith::input
