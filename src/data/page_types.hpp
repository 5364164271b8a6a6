// What each type of page means to the rooms that treat it differently: one row for each.
#ifndef PITH_DATA_PAGE_TYPES_HPP
#define PITH_DATA_PAGE_TYPES_HPP

#include "pith/article.hpp"

#include <cstdint>
#include <string_view>

namespace pith::data {

/// What its text is made of, which says how much of it tidying may take for furniture.
enum class PageLayout : std::uint8_t {
  text,       ///< one text: names, dates and ways to other articles around it are no part of it
  reference,  ///< "See also", names and dates belong to what is said
  cards,      ///< a date or a link to an article is what the page is about
};

struct PageTraits {
  std::string_view name;  ///< as to_string() gives it
  PageLayout layout;
  bool article_like;       ///< its headline, names and dates stand where an article has them
  bool many_texts;         ///< more of it is the article than its blocks promise one by one
  bool title_apart;        ///< the headline is no part of the text
  bool caption_classes;    ///< classes that say "caption" are believed; on cards they are the card's text
  bool thread;             ///< its parts have authors, dates and signatures of their own
  bool shop;               ///< names and dates are those of reviews
  bool links_are_text;     ///< there may be nothing to read but links
  bool slogan;             ///< its h1 is a slogan: <title> has the name
  bool name_before_offer;  ///< <title> says what it is, then what it is good for
  bool login;              ///< a short one with a password field is the way in, not an article
};

/// The row of `type`; static storage.
const PageTraits& traits(PageType type);

}  // namespace pith::data

#endif
