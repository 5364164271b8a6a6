// A small article page and its metadata, for tests of what is chosen.
#ifndef PITH_TESTS_META_READING_HPP
#define PITH_TESTS_META_READING_HPP

#include "dom/parse.hpp"
#include "meta/metadata_reader.hpp"

#include <string>
#include <string_view>

namespace pith::meta {

/// A page in `language` with `head` and, around a text of three paragraphs, `above` and `below`.
inline std::string article_page(std::string_view head, std::string_view above, std::string_view below = {},
                                std::string_view language = "en") {
  std::string out = "<!doctype html><html lang=";
  out.append(language).append("><head>").append(head).append("</head><body><main><article>").append(above);
  for (int i = 0; i < 3; ++i) {
    out.append(
        "<p>The ferry left the harbour at dawn with forty passengers, two lorries and a crate of hens that "
        "nobody "
        "claimed, and it did not come back until the following spring.</p>");
  }
  return out.append("</article></main>").append(below).append("</body></html>");
}

inline Metadata metadata_of(const std::string& html, std::string_view url = {}, Context context = {}) {
  dom::Parser parser;
  const auto document = parser.parse(html, Limits{});
  context.url = url;
  return MetadataReader(**document).read(context, {});
}

}  // namespace pith::meta

#endif
