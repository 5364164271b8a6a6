// Categories and tags as pages show them: links to what else is filed there.
#ifndef PITH_META_TOPICS_HPP
#define PITH_META_TOPICS_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::meta {

enum class Topic : std::uint8_t { none, category, tag };

/// What a link leads to by its address: /category/news/, /tag/ferries/ …
Topic topic_of_link(std::string_view href);

/// What the links in an element are by its class or id: "entry-categories", "post-tags" …
Topic topic_of_class(std::string_view names);

/// The topic without what announces it: "Posted in News" is News.
std::string_view without_announcement(std::string_view text);

struct Filed {
  std::vector<std::string> categories;
  std::vector<std::string> tags;
};

/// What a line that opens with an announcement files its page under: "Posted in News, Harbour | 3 comments",
/// "Posted in News Tagged ferries".
Filed filed_under(std::string_view line);

}  // namespace pith::meta

#endif
