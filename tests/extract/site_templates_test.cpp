#include "pith/site_templates.hpp"

#include "pith/explain.hpp"
#include "pith/extract.hpp"
#include "pith/render.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

constexpr std::string_view note =
    "Every morning at seven we send what has happened in a letter of five minutes, which costs nothing.";

std::string paragraph(const std::string& what) {
  return "<p>The " + what +
         " at the river stands as it has done for a hundred years, and nobody who lives in "
         "the village near the " +
         what + " minds, though the council had asked for another one.</p>";
}

// Each with words of its own, and `more` among them.
std::string page(int number, std::string_view more) {
  std::string out = "<body><article><h1>The mills</h1>";
  for (const char* what : {"mill", "bridge", "tower"}) out += paragraph(what + std::to_string(number));
  out.append("<p>").append(more).append("</p>");
  for (const char* what : {"school", "ferry", "market"}) out += paragraph(what + std::to_string(number));
  return out + "</article></body>";
}

struct Web {
  std::vector<std::string> urls;
  std::vector<std::string> pages;

  void add(const std::string& host, std::string_view more) {
    urls.push_back("https://" + host + '/' + std::to_string(pages.size()));
    pages.push_back(page(static_cast<int>(pages.size()), more));
  }
  Page at(std::size_t i) const { return {.bytes = pages[i], .url = urls[i]}; }
};

std::vector<std::uint64_t> texts(const Page& page) {
  Result<Extractor> reader = Extractor::create();
  const auto out = reader->texts(page);
  return out ? *out : std::vector<std::uint64_t>{0};
}

SiteTemplates learned(const Web& web) {
  SiteTemplates out;
  for (std::size_t i = 0; i < web.pages.size(); ++i) out.learn(texts(web.at(i)));
  return out;
}

std::string text_of(const Page& page, const SiteTemplates* templates, std::string_view keep = {}) {
  const Result<Article> article = extract(page, {.keep = keep, .site_templates = templates});
  return article ? body_text(*article) : article.error().message;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST(SiteTemplates, LeaveOutWhatRecursOnTheSite) {
  Web web;
  for (int i = 0; i < 5; ++i) web.add("paper.example", note);
  const SiteTemplates templates = learned(web);
  for (std::size_t i = 0; i < web.pages.size(); ++i) {
    EXPECT_TRUE(has(text_of(web.at(i), nullptr), note));
    const std::string without = text_of(web.at(i), &templates);
    EXPECT_FALSE(has(without, note)) << without;
    EXPECT_TRUE(has(without, "The market" + std::to_string(i)));
  }
}

TEST(SiteTemplates, NeedFivePagesOfAHost) {
  Web web;
  for (int i = 0; i < 4; ++i) web.add("paper.example", note);
  for (const char* host : {"a.example", "b.example", "c.example", "d.example"}) web.add(host, note);
  SiteTemplates templates = learned(web);
  for (std::size_t i = 0; i < web.pages.size(); ++i) EXPECT_TRUE(has(text_of(web.at(i), &templates), note));
  web.add("PAPER.example", note);
  templates.learn(texts(web.at(web.pages.size() - 1)));
  EXPECT_FALSE(has(text_of(web.at(0), &templates), note));
}

TEST(SiteTemplates, LeaveSeriesAndShortLines) {
  constexpr std::string_view series =
      "This is a part of our series on the river and those who live beside it.";
  Web web;
  for (int i = 0; i < 15; ++i) web.add("paper.example", i < 4 ? series : "HARBOUR TOWN, Monday, 3 May");
  const SiteTemplates templates = learned(web);
  EXPECT_TRUE(has(text_of(web.at(0), &templates), series));
  EXPECT_TRUE(has(text_of(web.at(9), &templates), "HARBOUR TOWN"));
}

TEST(SiteTemplates, LeaveCopiesOfAPage) {
  Web web;
  for (int i = 0; i < 6; ++i) web.add("paper.example", note);
  web.pages.assign(6, web.pages.front());
  const SiteTemplates templates = learned(web);
  EXPECT_EQ(text_of(web.at(3), &templates), text_of(web.at(3), nullptr));
}

TEST(SiteTemplates, TheOrderOfThePagesSaysNothing) {
  Web web;
  for (int i = 0; i < 7; ++i) web.add("paper.example", note);
  const SiteTemplates forwards = learned(web);
  std::ranges::reverse(web.pages);
  std::ranges::reverse(web.urls);
  const SiteTemplates backwards = learned(web);
  for (std::size_t i = 0; i < web.pages.size(); ++i)
    EXPECT_EQ(text_of(web.at(i), &forwards), text_of(web.at(i), &backwards));
}

TEST(SiteTemplates, TheCallerHasTheLastWord) {
  Web web;
  for (int i = 0; i < 5; ++i) web.add("paper.example", note);
  const SiteTemplates templates = learned(web);
  EXPECT_TRUE(has(text_of(web.at(0), &templates, "article"), note));
}

TEST(SiteTemplates, AreNamedInAnExplanation) {
  Web web;
  for (int i = 0; i < 5; ++i) web.add("paper.example", note);
  const SiteTemplates templates = learned(web);
  const Result<Explanation> explanation = explain(web.at(0), {.site_templates = &templates});
  ASSERT_TRUE(explanation);
  const auto row = std::ranges::find(explanation->rows, note, &Explanation::Row::text);
  ASSERT_NE(row, explanation->rows.end());
  EXPECT_EQ(row->decision, Decision::site_template);
  EXPECT_FALSE(row->kept);
  const auto index = static_cast<std::size_t>(row - explanation->rows.begin());
  EXPECT_EQ(verdicts_in_words(*explanation).at(index), "dropped: other pages of the site have it, too");
}

TEST(SiteTemplates, PagesWithoutAHostHaveNoTexts) {
  const std::string html = page(1, note);
  EXPECT_TRUE(texts({.bytes = html}).empty());
  EXPECT_EQ(texts({.bytes = html, .url = "https://paper.example/1"}).size(), 8U);
  EXPECT_TRUE(texts({.bytes = "One line.\nAnother line.\n", .url = "https://paper.example/1"}).empty());
  Result<Extractor> reader = Extractor::create();
  const auto picture = reader->texts({.bytes = "\x89PNG\r\n\x1a\n", .url = "https://paper.example/1"});
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().code, ErrorCode::not_text);
}

TEST(SiteTemplates, WhatIsRareIsForgottenWhenThereIsTooMuch) {
  SiteTemplates templates;
  for (int i = 0; i < 5; ++i) templates.learn(std::vector<std::uint64_t>{1, 2});
  std::vector<std::uint64_t> others(1000);
  for (std::uint64_t page = 0; page < 4000; ++page) {
    for (std::size_t i = 0; i < others.size(); ++i) others[i] = 1000 * (page + 1) + i;
    templates.learn(others);
  }
  EXPECT_TRUE(templates.recurs(1, 2));
  EXPECT_FALSE(templates.recurs(1, 3));
}

}  // namespace
}  // namespace pith
