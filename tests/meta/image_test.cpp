// The picture that leads a page, as its metadata name it.
#include "meta/reading.hpp"

#include <gtest/gtest.h>

namespace pith::meta {
namespace {

constexpr std::string_view ferry = "https://paper.example/i/ferry.jpg";

std::string image_of(std::string_view head) {
  return metadata_of(article_page(head, "<h1>Ferry returns</h1>"), "https://paper.example/x").image;
}

// `image`: the article's; `others`: what the graph holds beside it.
std::string linked(std::string_view image, std::string_view others = {}) {
  std::string out =
      "<script type=application/ld+json>{\"@graph\": [{\"@type\": \"Article\", \"headline\": \"Ferry "
      "returns\"";
  if (!image.empty()) out.append(", ").append(image);
  out.append("}").append(others).append("]}</script>");
  return image_of(out);
}

constexpr std::string_view picture =
    R"(, {"@type": "ImageObject", "@id": "#lead", "url": "https://paper.example/i/ferry.jpg"})";

TEST(LinkedImage, StandsElsewhereInTheGraph) {
  EXPECT_EQ(linked("\"image\": {\"@id\": \"#lead\"}", picture), ferry);
  EXPECT_EQ(linked("\"image\": [{\"@id\": \"#lead\"}]", picture), ferry);
  EXPECT_EQ(linked("\"image\": {\"@id\": \"#other\"}", picture), "");
  EXPECT_EQ(linked("\"image\": {\"@id\": \"#lead\"}",
                   ", {\"@type\": \"ImageObject\", \"@id\": \"#lead\", \"contentUrl\": \"/i/ferry.jpg\"}"),
            ferry);
  EXPECT_EQ(linked("", std::string(picture) +
                           ", {\"@type\": \"WebPage\", \"primaryImageOfPage\": {\"@id\": \"#lead\"}}"),
            ferry);
}

TEST(LinkedImage, ComesInManyShapes) {
  EXPECT_EQ(linked("\"image\": {\"url\": [\"/i/ferry.jpg\", \"/i/2.jpg\"]}"), ferry);
  EXPECT_EQ(linked("\"image\": {\"@list\": [{\"contentUrl\": \"/i/ferry.jpg\"}]}"), ferry);
  EXPECT_EQ(linked("\"thumbnail\": {\"url\": \"/i/ferry.jpg\"}"), ferry);
  EXPECT_EQ(linked("\"thumbnailUrl\": \"/i/small.jpg\", \"image\": \"/i/ferry.jpg\""), ferry);
}

TEST(Image, IsNoAddressOfTheSiteAndNoMissingOne) {
  const std::string_view other = "<meta name=twitter:image content=/i/ferry.jpg>";
  EXPECT_EQ(image_of("<meta property=og:image content=https://paper.example/>" + std::string(other)), ferry);
  EXPECT_EQ(image_of("<meta property=og:image content=/img/no-image.png>" + std::string(other)), ferry);
  EXPECT_EQ(image_of("<meta property=og:image content=/img/no-bridge.png>" + std::string(other)),
            "https://paper.example/img/no-bridge.png");
}

}  // namespace
}  // namespace pith::meta
