// A page with an article, what surrounds it, and a byline that tidying takes out.
#ifndef PITH_TESTS_REPORT_SAMPLE_HPP
#define PITH_TESTS_REPORT_SAMPLE_HPP

#include "pith/explain.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace pith::report {

inline std::string sample_page(std::string_view more = {}) {
  std::string out =
      "<html lang=en><head><title>The lighthouse keeper - Example</title>"
      "<meta property=og:title content='The lighthouse keeper'><meta name=author content='Ada "
      "Byron'></head><body>"
      "<nav class=menu><ul><li><a href=/>Home</a></li><li><a href=/news>News of today</a></li></ul></nav>"
      "<main><article><h1>The lighthouse keeper</h1><p class=byline>By Ada Byron</p>";
  for (const std::string_view day : {"first", "second", "third", "fourth", "fifth", "sixth"}) {
    out += "<p>On the " + std::string(day) +
           " evening the keeper climbed the stairs, trimmed the wick and wrote down the weather, as she had "
           "done "
           "every day since the war. Nobody had told her that <a href=https://example.org/ships>the "
           "ships</a> had "
           "gone.</p>";
  }
  return out + std::string(more) +
         "</article></main><aside class=related><h2>Related</h2><ul><li><a href=/a>A harbour in "
         "winter</a></li>"
         "<li><a href=/b>What the tide left behind</a></li></ul></aside>"
         "<footer><p><a href=/terms>Terms</a> <a href=/privacy>Privacy</a></p></footer></body></html>";
}

/// With the byline chosen, so that tidying has something to take out.
inline Explanation explain_sample(std::string_view more = {}, const Options& options = {.keep = ".byline"}) {
  return *explain({.bytes = sample_page(more), .url = "https://example.org/keeper"}, options);
}

/// The row that begins with `words`; one past the last if none does.
inline std::size_t row_of(const Explanation& explanation, std::string_view words) {
  const auto row = std::ranges::find_if(explanation.rows, [words](const Explanation::Row& candidate) {
    return candidate.text.starts_with(words);
  });
  return static_cast<std::size_t>(row - explanation.rows.begin());
}

}  // namespace pith::report

#endif
