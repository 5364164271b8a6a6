// Posts of social networks that a page quotes in full.
#ifndef PITH_BLOCK_POST_HPP
#define PITH_BLOCK_POST_HPP

#include "dom/document.hpp"
#include "score/segment.hpp"

#include <optional>
#include <span>
#include <string>

namespace pith::block {

struct Post {
  std::string author;  ///< as the page has it: "Ada Reed (@adareed)"
  std::string date;    ///< the same
  std::string url;     ///< as in the link, not resolved
};

/// True if the class says that the element is a post put in from elsewhere.
bool says_post(const dom::Document& document, dom::NodeId element);

/// The post that a block quote holds, if it ends as those do that networks give out for quoting: with a dash,
/// a name, the account in brackets, and a link with the date; or if its class says that it is put in from
/// elsewhere and its last lines hold a date and a link. `blocks` are the page's, in document order.
std::optional<Post> read_post(const dom::Document& document, std::span<const score::TextBlock> blocks,
                              dom::NodeId quote);

}  // namespace pith::block

#endif
