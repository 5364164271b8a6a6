// The picture that leads an article, where the page does not name it.
#include "pith/pith.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace pith {
namespace {

Metadata read(std::string_view head, std::string_view figure) {
  std::string page = "<!doctype html><html lang=en><head><title>Ferry returns</title>";
  page.append(head).append("</head><body><article><h1>Ferry returns</h1>").append(figure);
  for (int i = 0; i < 4; ++i) {
    page.append(
            "<p>The ferry left the harbour at dawn with forty passengers, two lorries and a crate of hens "
            "that nobody claimed, and it did not come back until spring number ")
        .append(std::to_string(i))
        .append(", when the captain had forgotten his name.</p>");
  }
  page.append("</article></body></html>");
  const auto article = extract({.bytes = page, .url = "https://paper.example/ferry"});
  return article ? article->meta : Metadata();
}

std::string source_of(const Metadata& meta) {
  const auto entry = std::ranges::find(meta.provenance, "image", &Provenance::field);
  return entry == meta.provenance.end() ? std::string() : entry->source;
}

constexpr std::string_view figure =
    "<figure><img src=/i/ferry.jpg srcset='/i/ferry-400.jpg 400w, /i/ferry-1200.jpg 1200w' alt='The "
    "ferry'></figure>";

TEST(LeadPicture, IsTheLargestFormOfTheFirstOne) {
  const Metadata meta = read("", figure);
  EXPECT_EQ(meta.image, "https://paper.example/i/ferry-1200.jpg");
  EXPECT_EQ(source_of(meta), "picture");
}

TEST(LeadPicture, IsTheOneThePageNames) {
  const Metadata meta = read("<meta property=og:image content=/i/hens.jpg>", figure);
  EXPECT_EQ(meta.image, "https://paper.example/i/hens.jpg");
  EXPECT_EQ(source_of(meta), "meta:og:image");
}

TEST(LeadPicture, StandsForALogo) {
  const Metadata meta = read("<meta property=og:image content=/img/logo.png>", figure);
  EXPECT_EQ(meta.image, "https://paper.example/i/ferry-1200.jpg");
  EXPECT_EQ(source_of(meta), "picture");
  EXPECT_EQ(read("<meta property=og:image content=/img/logo.png>", "").image,
            "https://paper.example/img/logo.png");
}

TEST(LeadPicture, IsNoSmallOne) {
  EXPECT_EQ(read("", "<p>By Jane Roe</p><img src=/i/jane.jpg width=120 height=120>").image, "");
  EXPECT_EQ(read("", "<img src=/t/pixel.gif width=1 height=1>" + std::string(figure)).image,
            "https://paper.example/i/ferry-1200.jpg");
}

}  // namespace
}  // namespace pith
