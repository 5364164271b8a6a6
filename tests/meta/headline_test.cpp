// Headlines and the names of sites.
#include "meta/headline.hpp"

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

TEST(SiteNames, KnowTheHostInItsSpellings) {
  const SiteNames site("https://www.coastpost.co.uk/x");
  EXPECT_TRUE(site.is_name("Coast Post"));
  EXPECT_TRUE(site.is_name("The Coast Post"));
  EXPECT_TRUE(site.is_name("coastpost.co.uk"));
  EXPECT_FALSE(site.is_name("Ferry returns"));
  EXPECT_FALSE(site.is_name(""));
  EXPECT_TRUE(SiteNames("https://bcn.example.org").is_name("Example.org"));
  EXPECT_TRUE(SiteNames("https://www.mcp.org").is_name("My Coast Post"));
  const SiteNames longer("https://prices.quarterdeck.example/ferries");
  EXPECT_TRUE(longer.is_name("Quarterdeck Price Report"));
  EXPECT_FALSE(longer.is_name("Quarterdeck raises its price for ferries"));
}

TEST(TitleParts, AreCutAtSignsNotInWords) {
  EXPECT_EQ(title_parts("A | B - C").size(), 3U);
  EXPECT_EQ(title_parts("Well-known: A/B").size(), 1U);
  EXPECT_EQ(title_parts("").size(), 0U);
}

TEST(WithoutSite, CutsOnlyTheName) {
  SiteNames site("https://www.example.org/x");
  site.add("Coast Post");
  EXPECT_EQ(without_site("Ferry returns | News | Coast Post", site), "Ferry returns | News");
  EXPECT_EQ(without_site("Coast Post: Ferry returns", site), "Ferry returns");
  EXPECT_EQ(without_site("Coast Post", site), "Coast Post");
  EXPECT_EQ(without_site("Ferry - a history", site), "Ferry - a history");
}

TEST(WithoutSite, LeavesAWordOfTheHostBeforeTheTitle) {
  struct Case {
    std::string_view host;
    std::string_view title;
  };
  for (const auto& [host, title] : {Case{"nordmatin.example", "Nord : trois blessés dans un incendie"},
                                    Case{"birminghampost.example", "Birmingham: Man hurt in the street"},
                                    Case{"berliner-bote.example", "Berlin: Mann verletzt sich schwer"},
                                    Case{"blog.rust-lang.example", "Rust - a love story"}}) {
    const SiteNames site("https://" + std::string(host) + "/x");
    EXPECT_EQ(without_site(title, site), title);
  }
  EXPECT_EQ(without_site("The Coast Reader - Ferry returns", SiteNames("https://thecoastreader.example/x")),
            "Ferry returns");
  EXPECT_EQ(without_site("bote: Ferry returns", SiteNames("https://www.bote.de/x")), "Ferry returns");
}

TEST(SameWords, AreSoWhateverTheirCaseMarksAndBlanks) {
  EXPECT_TRUE(same_words("Café  au lait", "cafe au LAIT."));
  EXPECT_FALSE(same_words("Café au lait", "cafe au"));
}

}  // namespace
}  // namespace pith::meta
