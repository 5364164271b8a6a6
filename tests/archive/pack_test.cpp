#include "archive/pack.hpp"

#include "archive/archive_builder.hpp"
#include "archive/kind.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

namespace pith::archive {
namespace {

using Ids = std::vector<std::string>;
using Files = std::vector<std::pair<std::string, std::string>>;

std::string packed(const Files& files, int format, int filter = ARCHIVE_FILTER_NONE) {
  ::archive* archive = archive_write_new();
  archive_write_set_format(archive, format);
  archive_write_add_filter(archive, filter);
  std::string out(1'000'000, '\0');
  std::size_t used = 0;
  archive_write_open_memory(archive, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : files) {
    ::archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(archive, entry);
    archive_write_data(archive, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(archive);
  archive_write_free(archive);
  out.resize(used);
  return out;
}

bool is_page(std::string_view name) { return name.ends_with(".html"); }

TEST(Pack, PagesOfTarAndZip) {
  const Files files = {{"a.html", "<p>a</p>"}, {"b.png", "?"}, {"sub/c.html", std::string(300'000, 'c')}};
  for (const std::string& bytes : {packed(files, ARCHIVE_FORMAT_TAR), packed(files, ARCHIVE_FORMAT_ZIP),
                                   packed(files, ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_GZIP),
                                   packed(files, ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_ZSTD)}) {
    EXPECT_EQ(kind_of(bytes), Kind::pack);
    PackReader reader(feed_of(bytes), 1'000'000, &is_page);
    const auto first = reader.next();
    ASSERT_TRUE(first && !first->error);
    EXPECT_EQ(first->bytes, "<p>a</p>");
    const auto second = reader.next();
    ASSERT_TRUE(second && !second->error);
    EXPECT_EQ(second->id, "sub/c.html");
    EXPECT_EQ(second->bytes.size(), 300'000U);
    EXPECT_FALSE(reader.next());
    EXPECT_FALSE(reader.next());
    EXPECT_EQ(reader.skipped(), (Skipped{{"file: no page by its name", 1}}));
  }
}

TEST(Pack, ADamagedEntryOfATarCostsThatEntry) {
  std::string bytes =
      packed({{"a.html", "a"}, {"b.html", std::string(2000, 'b')}, {"c.html", "c"}}, ARCHIVE_FORMAT_TAR);
  bytes[1024 + 150] = '?';  // in the checksum of the second head
  PackReader reader(feed_of(bytes), 1'000'000, &is_page);
  EXPECT_EQ(ids(reader), (Ids{"a.html", "!", "c.html"}));
}

TEST(Pack, WhatIsCutShortOrTooLargeOrNoArchiveIsReported) {
  const std::string bytes =
      packed({{"a.html", "a"}, {"b.html", std::string(5000, 'b')}, {"c.html", "c"}}, ARCHIVE_FORMAT_TAR);
  PackReader small(feed_of(bytes), 4000, &is_page);
  EXPECT_EQ(ids(small), (Ids{"a.html", "!", "c.html"}));
  PackReader cut(feed_of(std::string_view(bytes).substr(0, 3000)), 1'000'000, &is_page);
  EXPECT_EQ(ids(cut), (Ids{"a.html", "!"}));
  PackReader junk(feed_of("this is no archive at all"), 1'000'000, &is_page);
  EXPECT_EQ(ids(junk), (Ids{"!"}));
}

TEST(ArchiveKind, IsToldByNameAndByBytes) {
  EXPECT_EQ(kind_of_name("a/b.warc.gz"), Kind::warc);
  EXPECT_EQ(kind_of_name("b.tgz"), Kind::pack);
  EXPECT_EQ(kind_of_name("b.html"), Kind::none);
  EXPECT_EQ(kind_of(page_record("a")), Kind::warc);
  EXPECT_EQ(kind_of(gzip(page_record("a"))), Kind::warc);
  EXPECT_EQ(kind_of(zstd(page_record("a"))), Kind::warc);
  EXPECT_EQ(kind_of(gzip("<p>a page</p>")), Kind::none);
  EXPECT_EQ(kind_of("https://x.example/\n"), Kind::none);
  EXPECT_EQ(kind_of(""), Kind::none);
}

}  // namespace
}  // namespace pith::archive
