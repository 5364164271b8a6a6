// The rules of tidying: what is taken out of an article, and where.
#ifndef PITH_TIDY_RULES_HPP
#define PITH_TIDY_RULES_HPP

#include "text/fact.hpp"
#include "tidy/sequence.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

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
Pages pages_of(PageType type);

/// Kinds of phrases that nothing but the surroundings of a text has.
constexpr PhraseKinds furniture =
    kinds(PhraseKind::read_time, PhraseKind::skip, PhraseKind::share, PhraseKind::network, PhraseKind::tool,
          PhraseKind::comments, PhraseKind::subscribe, PhraseKind::consent, PhraseKind::advert,
          PhraseKind::follow, PhraseKind::navigation);
/// For rules that look at something else than phrases.
constexpr PhraseKinds no_phrase = 0;

/// What is to be done with a line.
enum class Action : std::uint8_t {
  keep,
  drop,
  recast,  ///< its block is of another kind
};

/// What a rule says of a line. It changes nothing: Draft (tidy.hpp) does what it says.
struct Verdict {
  Action action = Action::keep;
  BlockKind kind = BlockKind::paragraph;  ///< recast: what its block is
  std::size_t end = 0;  ///< drop: the lines up to this one go with it, in one piece; 0: none does
  text::FactKind fact = text::FactKind::none;
  std::string_view said = {};  ///< of the fact: part of the article's text
};

constexpr Verdict keep = {};
constexpr Verdict drop = {.action = Action::drop};
constexpr Verdict drop_if(bool holds) { return holds ? drop : keep; }
/// The line and those behind it up to `end`.
constexpr Verdict drop_to(std::size_t end) { return {.action = Action::drop, .end = end}; }
/// The line goes, and says something of the article.
constexpr Verdict drop_telling(text::FactKind fact, std::string_view said) {
  return {.action = Action::drop, .fact = fact, .said = said};
}

/// One rule. `judge` is asked for lines of the rule's places that no earlier rule has dropped and that may
/// have a phrase of one of the kinds that it needs.
struct Rule {
  std::string_view name;
  Places places;
  Pages pages;
  PhraseKinds needs;
  Verdict (*judge)(const Sequence& sequence, const Line& line);
};

/// All rules, in the order in which they are asked.
std::span<const Rule> rules();

// widgets.cpp: lines made of nothing but known phrases.
Verdict judge_read_time(const Sequence& sequence, const Line& line);
Verdict judge_card_data(const Sequence& sequence, const Line& line);
Verdict judge_newsletter_pitch(const Sequence& sequence, const Line& line);
Verdict judge_skip_link(const Sequence& sequence, const Line& line);
Verdict judge_share_bar(const Sequence& sequence, const Line& line);
Verdict judge_advertisement(const Sequence& sequence, const Line& line);
Verdict judge_comment_line(const Sequence& sequence, const Line& line);
Verdict judge_subscription(const Sequence& sequence, const Line& line);
Verdict judge_follow_line(const Sequence& sequence, const Line& line);
Verdict judge_furniture_at_an_end(const Sequence& sequence, const Line& line);
Verdict judge_furniture_among_furniture(const Sequence& sequence, const Line& line);
Verdict judge_prompt(const Sequence& sequence, const Line& line);

// byline.cpp: who wrote it, and when.
Verdict judge_byline(const Sequence& sequence, const Line& line);
Verdict judge_date_line(const Sequence& sequence, const Line& line);
Verdict judge_clock_line(const Sequence& sequence, const Line& line);
Verdict judge_author_note(const Sequence& sequence, const Line& line);

// related.cpp: ways to other articles.
Verdict judge_related_line(const Sequence& sequence, const Line& line);
Verdict judge_related_list(const Sequence& sequence, const Line& line);
Verdict judge_tag_list(const Sequence& sequence, const Line& line);

// teasers.cpp: ways to other articles that no list of words knows.
Verdict judge_teaser(const Sequence& sequence, const Line& line);

// remains.cpp: what a template leaves in the text.
Verdict judge_counter(const Sequence& sequence, const Line& line);
Verdict judge_shortcode(const Sequence& sequence, const Line& line);
Verdict judge_machine_value(const Sequence& sequence, const Line& line);
Verdict judge_browser_note(const Sequence& sequence, const Line& line);

// contents.cpp: ways around the page.
Verdict judge_contents(const Sequence& sequence, const Line& line);
Verdict judge_heading_list(const Sequence& sequence, const Line& line);
Verdict judge_link_row(const Sequence& sequence, const Line& line);
Verdict judge_code_button(const Sequence& sequence, const Line& line);

// appeals.cpp: what the publisher wants, or owes to say, in the column of the text.
Verdict judge_appeal(const Sequence& sequence, const Line& line);
Verdict judge_empty_heading(const Sequence& sequence, const Line& line);

// notes.cpp: what the publisher adds about the text.
Verdict judge_closing_note(const Sequence& sequence, const Line& line);
Verdict judge_paywall_offer(const Sequence& sequence, const Line& line);

// credits.cpp: who owns it.
Verdict judge_photo_credit(const Sequence& sequence, const Line& line);
Verdict judge_caption(const Sequence& sequence, const Line& line);
Verdict judge_copyright(const Sequence& sequence, const Line& line);
Verdict judge_source_credit(const Sequence& sequence, const Line& line);
Verdict judge_agency_credit(const Sequence& sequence, const Line& line);

// What only the whole sequence shows.

/// Lines [begin, end) that go in one piece.
struct Cut {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Calendars of an event page: weekdays and the days of a month in their order.
std::vector<Cut> find_calendars(const Sequence& sequence);
/// A paragraph that has the other ones in one piece.
std::vector<Cut> find_second_copy(const Sequence& sequence);
/// Marks of the end ("###") with what stands behind the last one, and lines of signs around the text.
std::vector<Cut> find_marks(const Sequence& sequence);
/// Paragraphs whose words stand once more within a longer one: pull quotes, with who said it.
std::vector<Cut> find_repeats(const Sequence& sequence);
/// Notes that only lines refer to which were dropped before.
std::vector<Cut> find_orphaned_notes(const Sequence& sequence);

}  // namespace pith::tidy

#endif
