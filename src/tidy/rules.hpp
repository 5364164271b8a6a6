// The rules of tidying: what is taken out of an article, and where.
#ifndef PITH_TIDY_RULES_HPP
#define PITH_TIDY_RULES_HPP

#include "tidy/sequence.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace pith::tidy {

/// Places a rule looks at; bits.
enum Places : std::uint8_t {
  lead = 1,
  body = 2,
  tail = 4,
  ends = lead | tail,
  behind_lead = body | tail,
  anywhere = lead | body | tail
};

/// The pages a rule is sure on; bits. On a page of cards (listings, shops) a date or a link to an article is
/// what the page is about, in documentation and forums "See also" and names are.
enum Pages : std::uint8_t {
  articles = 1,
  reference = 2,
  cards = 4,
  texts = articles | reference,
  all_pages = texts | cards
};

/// The page's kind, of its type as in Metadata::page_type. An unknown one counts as an article.
Pages pages_of(std::string_view page_type);

/// Kinds of phrases that nothing but the surroundings of a text has.
constexpr PhraseKinds furniture =
    kinds(PhraseKind::read_time, PhraseKind::skip, PhraseKind::share, PhraseKind::network, PhraseKind::tool,
          PhraseKind::comments, PhraseKind::subscribe, PhraseKind::consent, PhraseKind::advert,
          PhraseKind::follow, PhraseKind::navigation);
/// For rules that look at something else than phrases.
constexpr PhraseKinds no_phrase = 0;

/// One rule. `holds` is asked for lines of the rule's places that no earlier rule has dropped and that may
/// have a phrase of one of the kinds that it needs; it may fill metadata from the line that it takes.
struct Rule {
  std::string_view name;
  Places places;
  Pages pages;
  PhraseKinds needs;
  bool (*holds)(Sequence& sequence, Line& line);
};

/// All rules, in the order in which they are asked.
std::span<const Rule> rules();

// widgets.cpp: lines made of nothing but known phrases.
bool is_read_time(Sequence& sequence, Line& line);
bool is_card_data(Sequence& sequence, Line& line);
bool is_newsletter_pitch(Sequence& sequence, Line& line);
bool is_skip_link(Sequence& sequence, Line& line);
bool is_share_bar(Sequence& sequence, Line& line);
bool is_advertisement(Sequence& sequence, Line& line);
bool is_comment_line(Sequence& sequence, Line& line);
bool is_subscription(Sequence& sequence, Line& line);
bool is_follow_line(Sequence& sequence, Line& line);
bool is_furniture_at_an_end(Sequence& sequence, Line& line);
bool is_furniture_among_furniture(Sequence& sequence, Line& line);
bool is_prompt(Sequence& sequence, Line& line);

// byline.cpp: who wrote it, and when.
bool is_byline(Sequence& sequence, Line& line);
bool is_date_line(Sequence& sequence, Line& line);
bool is_clock_line(Sequence& sequence, Line& line);
bool is_author_note(Sequence& sequence, Line& line);

// related.cpp: ways to other articles.
bool is_related_line(Sequence& sequence, Line& line);
bool is_related_list(Sequence& sequence, Line& line);
bool is_tag_list(Sequence& sequence, Line& line);

// contents.cpp: ways around the page.
bool is_contents(Sequence& sequence, Line& line);
bool is_link_row(Sequence& sequence, Line& line);
bool is_code_button(Sequence& sequence, Line& line);

// notes.cpp: what the publisher adds about the text.
bool is_disclosure(Sequence& sequence, Line& line);
bool is_closing_note(Sequence& sequence, Line& line);
bool is_paywall_offer(Sequence& sequence, Line& line);

// credits.cpp: who owns it.
bool is_photo_credit(Sequence& sequence, Line& line);
bool is_captioned(Sequence& sequence, Line& line);
bool is_copyright(Sequence& sequence, Line& line);
bool is_source_credit(Sequence& sequence, Line& line);
bool is_agency_credit(Sequence& sequence, Line& line);

// Passes of their own over the whole sequence.

/// Drops marks of the end ("###") with what stands behind the last one, and lines of signs around the text.
void drop_marks(Sequence& sequence);
/// Drops paragraphs whose words stand once more within a longer one: pull quotes, with who said it.
void drop_repeats(Sequence& sequence);

}  // namespace pith::tidy

#endif
