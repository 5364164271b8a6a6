// Where each field of an article comes from.
#include "pith/pith.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace pith {
namespace {

constexpr std::string_view page = R"(<!doctype html><html lang="de"><head>
<title>Ferry returns | Coast Post</title><meta property="og:site_name" content="Coast Post">
<meta name="description" content="It is back."><meta property="article:section" content="Sea">
<meta property="article:tag" content="ferry"><meta property="og:image" content="/i.jpg">
<meta property="article:modified_time" content="2020-05-14T08:00:00Z">
<link rel="canonical" href="https://www.example.org/ferry"><link rel="license" href="https://example.org/licence">
<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"commentCount":7,
"datePublished":"2020-05-12T10:30:00Z","author":{"@type":"Person","name":"Jane Roe"},
"publisher":{"@type":"Organization","name":"Coast Media"}}</script><script type="application/ld+json">{"@type": no</script>
</head><body><article><h1>Ferry returns</h1><p>PORT HALDEN — The ferry left the harbour at dawn with forty passengers,
two lorries and a crate of hens that nobody claimed, and it did not come back until the following spring.</p>
<p>When it did come back, the harbour master asked for the name of the captain, who had forgotten it, and for the papers,
which the hens had eaten during the long winter at the other end of the lake.</p>
<p>Nobody was punished. The town, which had grown used to rowing, held a dinner for the crew, and the hens were given to
the school, where they are said to be well and to lay an egg for every pupil.</p></article></body></html>)";

TEST(Provenance, IsThereForEveryField) {
  const auto article = extract({.bytes = page, .url = "https://www.example.org/ferry?from=home"});
  ASSERT_TRUE(article);
  for (const char* field : {"title",
                            "author",
                            "date",
                            "date_modified",
                            "url",
                            "site",
                            "publisher",
                            "description",
                            "language",
                            "declared_language",
                            "section",
                            "categories",
                            "tags",
                            "image",
                            "license",
                            "type",
                            "accessible_for_free",
                            "comment_count",
                            "word_count",
                            "reading_minutes",
                            "simhash",
                            "sha256"}) {
    const auto entry = std::ranges::find(article->meta.provenance, field, &Provenance::field);
    ASSERT_NE(entry, article->meta.provenance.end()) << field;
    EXPECT_FALSE(entry->source.empty()) << field;
    EXPECT_GT(entry->confidence, 0) << field;
    EXPECT_LE(entry->confidence, 1) << field;
  }
}

TEST(Provenance, HoldsNoFieldTwice) {
  auto provenance = extract({.bytes = page, .url = "https://www.example.org/ferry"})->meta.provenance;
  std::ranges::sort(provenance, {}, &Provenance::field);
  EXPECT_EQ(std::ranges::adjacent_find(provenance, {}, &Provenance::field), provenance.end());
}

TEST(Provenance, NamesTheLanguageThatTheTextIsIn) {
  const auto article = extract({.bytes = page, .url = "https://www.example.org/ferry"});
  EXPECT_EQ(article->meta.language, "en");
  EXPECT_EQ(article->meta.declared_language, "de");
  const auto entry = std::ranges::find(article->meta.provenance, "language", &Provenance::field);
  EXPECT_EQ(entry->source, "text");
}

TEST(Provenance, SaysWhatWasSkipped) {
  const auto article = extract({.bytes = page, .url = "https://www.example.org/ferry"});
  ASSERT_EQ(article->meta.skipped.size(), 1U);
  EXPECT_TRUE(article->meta.skipped[0].starts_with("JSON-LD block 2: ")) << article->meta.skipped[0];
}

}  // namespace
}  // namespace pith
