#include "tidy/rules.hpp"

#include <array>

namespace pith::tidy {
namespace {

constexpr std::array<Rule, 31> table = {{
    {"read time", anywhere, all_pages, is_read_time},
    {"card data", anywhere, cards, is_card_data},
    {"skip link", anywhere, all_pages, is_skip_link},
    {"share bar", anywhere, all_pages, is_share_bar},
    {"advertisement", anywhere, all_pages, is_advertisement},
    {"comment line", anywhere, all_pages, is_comment_line},
    {"subscription", anywhere, all_pages, is_subscription},
    {"follow line", anywhere, all_pages, is_follow_line},
    {"table of contents", anywhere, texts, is_contents},
    {"code button", anywhere, all_pages, is_code_button},
    {"paywall offer", behind_lead, articles, is_paywall_offer},
    {"related line", anywhere, articles, is_related_line},
    {"related list", anywhere, articles, is_related_list},
    {"related list at the end", tail, cards, is_related_list},
    {"source credit", ends, articles, is_source_credit},
    {"agency credit", tail, articles, is_agency_credit},
    {"photo credit", anywhere, all_pages, is_photo_credit},
    {"caption with its credit", anywhere, articles, is_captioned},
    {"copyright", anywhere, all_pages, is_copyright},
    {"byline", ends, articles, is_byline},
    {"date line", ends, articles, is_date_line},
    {"clock line", anywhere, articles, is_clock_line},
    {"tag list", ends, articles, is_tag_list},
    {"author note", tail, articles, is_author_note},
    {"disclosure", ends, articles, is_disclosure},
    {"closing note", tail, articles, is_closing_note},
    {"link row", ends, articles, is_link_row},
    {"newsletter pitch", anywhere, articles, is_newsletter_pitch},
    {"prompt", anywhere, all_pages, is_prompt},
    {"furniture at an end", ends, texts, is_furniture_at_an_end},
    {"furniture among furniture", anywhere, texts, is_furniture_among_furniture},
}};

}  // namespace

Pages pages_of(std::string_view page_type) {
  if (page_type == "listing" || page_type == "collection" || page_type == "product") return cards;
  return page_type == "documentation" || page_type == "forum" ? reference : articles;
}

std::span<const Rule> rules() { return table; }

}  // namespace pith::tidy
