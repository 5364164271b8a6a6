#include "tidy/rules.hpp"

#include <array>

namespace pith::tidy {
namespace {

using enum PhraseKind;

constexpr std::array<Rule, 31> table = {{
    {"read time", anywhere, all_pages, kinds(read_time), is_read_time},
    {"card data", anywhere, cards, kinds(read_time), is_card_data},
    {"skip link", anywhere, all_pages, kinds(skip), is_skip_link},
    {"share bar", anywhere, all_pages, kinds(share), is_share_bar},
    {"advertisement", anywhere, all_pages, kinds(advert), is_advertisement},
    {"comment line", anywhere, all_pages, kinds(comments), is_comment_line},
    {"subscription", anywhere, all_pages, kinds(subscribe, consent), is_subscription},
    {"follow line", anywhere, all_pages, kinds(follow), is_follow_line},
    {"table of contents", anywhere, texts, kinds(contents), is_contents},
    {"code button", anywhere, all_pages, kinds(tool, share), is_code_button},
    {"paywall offer", behind_lead, articles, kinds(paywall), is_paywall_offer},
    {"related line", anywhere, articles, kinds(related), is_related_line},
    {"related list", anywhere, articles, kinds(related, PhraseKind::aside), is_related_list},
    {"related list at the end", tail, cards, kinds(related, PhraseKind::aside), is_related_list},
    {"source credit", ends, articles, kinds(source), is_source_credit},
    {"agency credit", tail, articles, kinds(agency), is_agency_credit},
    {"photo credit", anywhere, all_pages, no_phrase, is_photo_credit},
    {"caption with its credit", anywhere, articles, kinds(photo), is_captioned},
    {"copyright", anywhere, all_pages, no_phrase, is_copyright},
    {"byline", ends, articles, no_phrase, is_byline},
    {"date line", ends, articles, kinds(month, PhraseKind::time) | number, is_date_line},
    {"clock line", anywhere, articles, number, is_clock_line},
    {"tag list", ends, articles, kinds(tags), is_tag_list},
    {"author note", tail, articles, no_phrase, is_author_note},
    {"disclosure", ends, articles, kinds(disclosure), is_disclosure},
    {"closing note", tail, articles, kinds(closing_note), is_closing_note},
    {"link row", ends, articles, no_phrase, is_link_row},
    {"newsletter pitch", anywhere, articles, kinds(subscribe), is_newsletter_pitch},
    {"prompt", anywhere, all_pages, kinds(prompt), is_prompt},
    {"furniture at an end", ends, texts, furniture, is_furniture_at_an_end},
    {"furniture among furniture", anywhere, texts, furniture, is_furniture_among_furniture},
}};

}  // namespace

Pages pages_of(std::string_view page_type) {
  if (page_type == "listing" || page_type == "collection" || page_type == "product") return cards;
  return page_type == "documentation" || page_type == "forum" ? reference : articles;
}

std::span<const Rule> rules() { return table; }

}  // namespace pith::tidy
