#include "tidy/rules.hpp"

#include "data/page_types.hpp"

#include <array>

namespace pith::tidy {
namespace {

using enum PhraseKind;

constexpr std::array<Rule, 38> table = {{
    {"read time", anywhere, all_pages, kinds(read_time), judge_read_time},
    {"card data", anywhere, cards, kinds(read_time), judge_card_data},
    {"skip link", anywhere, all_pages, kinds(skip), judge_skip_link},
    {"share bar", anywhere, all_pages, kinds(share), judge_share_bar},
    {"advertisement", anywhere, all_pages, kinds(advert), judge_advertisement},
    {"comment line", anywhere, all_pages, kinds(comments), judge_comment_line},
    {"subscription", anywhere, all_pages, kinds(subscribe, consent), judge_subscription},
    {"follow line", anywhere, all_pages, kinds(follow), judge_follow_line},
    {"table of contents", anywhere, texts, kinds(contents), judge_contents},
    {"list of the headings", anywhere, all_pages, no_phrase, judge_heading_list},
    {"code button", anywhere, all_pages, kinds(tool, share), judge_code_button},
    {"paywall offer", behind_lead, articles, kinds(paywall), judge_paywall_offer},
    {"related line", anywhere, articles, kinds(related), judge_related_line},
    {"related list", anywhere, articles, kinds(related, PhraseKind::aside), judge_related_list},
    {"related list at the end", tail, cards, kinds(related, PhraseKind::aside), judge_related_list},
    {"teaser", behind_lead, articles, no_phrase, judge_teaser},
    {"counter", anywhere, articles, number, judge_counter},
    {"shortcode", anywhere, texts, no_phrase, judge_shortcode},
    {"machine value", anywhere, all_pages, no_phrase, judge_machine_value},
    {"browser note", anywhere, articles, kinds(browser), judge_browser_note},
    {"source credit", ends, articles, kinds(source), judge_source_credit},
    {"agency credit", tail, articles, kinds(agency), judge_agency_credit},
    {"photo credit", anywhere, all_pages, no_phrase, judge_photo_credit},
    {"caption with its credit", anywhere, articles, kinds(photo), judge_caption},
    {"copyright", anywhere, all_pages, no_phrase, judge_copyright},
    {"byline", ends, articles, no_phrase, judge_byline},
    {"date line", ends, articles, kinds(month, PhraseKind::time) | number, judge_date_line},
    {"clock line", anywhere, articles, number, judge_clock_line},
    {"tag list", ends, articles, kinds(tags), judge_tag_list},
    {"author note", tail, articles, no_phrase, judge_author_note},
    {"appeal", anywhere, articles, data::notes, judge_appeal},
    {"closing note", tail, articles, kinds(closing_note), judge_closing_note},
    {"link row", ends, articles, no_phrase, judge_link_row},
    {"newsletter pitch", anywhere, articles, kinds(subscribe), judge_newsletter_pitch},
    {"prompt", anywhere, all_pages, kinds(prompt), judge_prompt},
    {"furniture at an end", ends, texts, furniture, judge_furniture_at_an_end},
    {"furniture among furniture", anywhere, texts, furniture, judge_furniture_among_furniture},
    {"heading of nothing", tail, articles, no_phrase, judge_empty_heading},
}};

}  // namespace

Pages pages_of(PageType type) {
  switch (data::traits(type).layout) {
    case data::PageLayout::cards: return cards;
    case data::PageLayout::reference: return reference;
    case data::PageLayout::text: break;
  }
  return articles;
}

std::span<const Rule> rules() { return table; }

}  // namespace pith::tidy
