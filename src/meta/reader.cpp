#include "meta/reader.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"
#include "dom/base_url.hpp"
#include "meta/choose.hpp"
#include "meta/linked_witnesses.hpp"

#include <algorithm>
#include <chrono>

namespace pith::meta {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;

// Regions that write the month first: the United States and what follows its habit.
bool month_first(std::string_view language, std::string_view url) {
  const std::string tag = ascii::to_lower(language);
  if (!tag.empty() && !tag.starts_with("en")) return tag.starts_with("fil") || tag.ends_with("-us");
  if (tag.size() == 5) return tag == "en-us" || tag == "en-ph";
  // English without a region: the host's country decides, if it has one.
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return true;
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  const std::size_t dot = host.rfind('.');
  const std::string_view ending = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
  return ending.size() != 2 || ending == "us" || ending == "io" || ending == "co" || ending == "tv" ||
         ending == "me" || ending == "ai" || ending == "ph";
}

}  // namespace

Reader::Reader(const dom::Document& document)
    : document_(document), linked_(read_json_ld(document.scripts())) {}

std::string Reader::article_body() const {
  const LinkedThing* longest = nullptr;
  for (const LinkedThing& thing : linked_.things) {
    if (thing.main && (longest == nullptr || thing.body.size() > longest->body.size())) longest = &thing;
  }
  return longest == nullptr ? std::string() : plain_text(longest->body);
}

Metadata Reader::read(const Context& given) {
  Context context = given;
  Metadata out;
  witnesses_ = {};
  const auto is_thread = [](const LinkedThing& thing) {
    return thing.main && (thing.type == "DiscussionForumPosting" || thing.type == "QAPage");
  };
  const bool thread = context.page_type == "forum" || std::ranges::any_of(linked_.things, is_thread);
  facts_ = scan_page(document_, context, thread, witnesses_);
  // A page that came without its address says it itself.
  const Witness* own = context.url.empty() ? witnesses_.best(Field::url) : nullptr;
  const std::string address = own != nullptr ? own->value : std::string();
  if (own != nullptr) context.url = address;
  const std::string base = dom::base_url(document_, context.url);
  context.base = base;
  std::vector<std::string> titles = {facts_.title};
  for (const Heading& heading : facts_.headings) {
    if (heading.level == 1) titles.push_back(heading.text);
  }
  add_linked(linked_, main_thing(linked_, context.url, titles), witnesses_);

  SiteNames site(context.url);
  for (const Witness& w : witnesses_.all()) {
    if (w.field == Field::site || w.field == Field::publisher) site.add(w.value);
  }
  const Witness* language = witnesses_.best(Field::language);
  std::string tag = language == nullptr ? std::string() : ascii::to_lower(language->value);
  std::ranges::replace(tag, '_', '-');  // "en_US"
  DateHints hints;
  hints.language = std::string_view(tag).substr(0, tag.find_first_of("-_"));
  hints.month_first = month_first(tag, context.url);
  hints.fetched = context.fetched;
  const std::int64_t now = context.fetched != 0 ? context.fetched
                                                : std::chrono::duration_cast<std::chrono::seconds>(
                                                      std::chrono::system_clock::now().time_since_epoch())
                                                      .count();
  hints.latest_day = now / seconds_per_day + 1;  // somewhere it is tomorrow already

  const Lines lines = read_lines(document_, facts_, hints);
  const std::string_view type = context.page_type;
  const bool article_like = !facts_.thread && (type.empty() || type == "article");
  const bool of_cards = type == "listing" || type == "collection" || type == "product";
  const Evidence evidence{document_, context, witnesses_, facts_, lines, site, hints, article_like, of_cards};
  choose_title(evidence, out);
  choose_authors(evidence, out);
  choose_dates(evidence, out);
  choose_rest(evidence, out);

  out.skipped = linked_.skipped;

  headlines_ = std::move(titles);
  headlines_.push_back(without_site(facts_.title, site));
  headlines_.push_back(out.title);
  for (const Witness& w : witnesses_.all()) {
    if (w.field == Field::title) headlines_.push_back(w.value);
  }
  return out;
}

std::vector<std::string> Reader::headlines() const {
  std::vector<std::string> out;
  for (const std::string& headline : headlines_) {
    if (!headline.empty() && std::ranges::find(out, headline) == out.end()) out.push_back(headline);
  }
  return out;
}

}  // namespace pith::meta
