#include "meta/metadata_reader.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "data/page_types.hpp"
#include "dom/base_url.hpp"
#include "meta/choose.hpp"
#include "meta/linked_witnesses.hpp"

#include <algorithm>
#include <utility>

namespace pith::meta {
namespace {

// Regions that write the month first: the United States and what follows its habit.
bool month_first(std::string_view language, std::string_view url) {
  const std::string tag = ascii::to_lower(language);
  if (!tag.empty() && !tag.starts_with("en")) return tag.starts_with("fil") || tag.ends_with("-us");
  if (tag.size() == 5) return tag == "en-us" || tag == "en-ph";
  // English without a region: the host's country decides, if it has one.
  const std::string_view host = UrlView(url).host;
  const std::size_t dot = host.rfind('.');
  const std::string_view domain = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
  const bool of_country = domain.size() == 2;
  return !of_country || domain == "us" || domain == "io" || domain == "co" || domain == "tv" ||
         domain == "me" || domain == "ai" || domain == "ph";
}

// The language that the page declares, else the one of the context, as "en-us".
std::string language_tag(const Context& context, const Witnesses& witnesses) {
  const Witness* declared = witnesses.best(Field::language);
  std::string tag = declared == nullptr ? std::string() : ascii::to_lower(declared->value);
  if (tag.empty()) tag = ascii::to_lower(context.language);
  std::ranges::replace(tag, '_', '-');  // "en_US"
  if (tag != "en") return tag;
  // Where the month stands depends on the region, which another witness may name; "en_US" is also what
  // systems say that were told nothing.
  for (const Witness& w : witnesses.all()) {
    if (w.field != Field::language || w.value.size() != 5) continue;
    std::string other = ascii::to_lower(w.value);
    std::ranges::replace(other, '_', '-');
    if (other.starts_with("en-") && other != "en-us") return other;
  }
  return tag;
}

bool is_thread(const Context& context, const LinkedData& linked) {
  return data::traits(context.page_type).thread ||
         std::ranges::any_of(linked.things, [](const LinkedThing& thing) {
           return thing.main && (thing.type == "DiscussionForumPosting" || thing.type == "QAPage");
         });
}

// The names of the site: its host's, and those that the page gives.
SiteNames site_names(std::string_view url, const Witnesses& witnesses,
                     const std::vector<std::string>& titles) {
  const SiteNames host(url);
  SiteNames site = host;
  for (const Witness& w : witnesses.all()) {
    if (w.field != Field::site && w.field != Field::publisher) continue;
    // Some give the page's own title for the application's name.
    const auto is_it = [&w](const std::string& title) { return same_words(title, w.value); };
    const bool is_title = w.source == "meta:application-name" && std::ranges::any_of(titles, is_it);
    if (!is_title || host.is_whole_name(w.value)) site.add(w.value);
  }
  return site;
}

}  // namespace

text::DateHints date_hints(std::string_view tag, const Context& context) {
  text::DateHints hints;
  hints.language = tag.substr(0, tag.find_first_of("-_"));
  hints.month_first = month_first(tag, context.url);
  hints.month_before_stop = tag == "en-us";
  hints.fetched = context.fetched;
  hints.latest_day = text::latest_day(context.fetched);
  return hints;
}

MetadataReader::MetadataReader(const dom::Document& document)
    : document_(document), linked_(read_json_ld(document.scripts())) {}

std::string MetadataReader::article_body() const {
  const LinkedThing* longest = nullptr;
  for (const LinkedThing& thing : linked_.things) {
    if (thing.main && (longest == nullptr || thing.body.size() > longest->body.size())) longest = &thing;
  }
  return longest == nullptr ? std::string() : plain_text(longest->body);
}

Metadata MetadataReader::read(const Context& given, const text::Facts& facts, Metadata known) {
  Context context = given;
  Metadata out = std::move(known);
  witnesses_ = {};
  facts_ = scan_page(document_, context, is_thread(context, linked_), witnesses_);
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

  const SiteNames site = site_names(context.url, witnesses_, titles);
  const std::string tag = language_tag(context, witnesses_);
  const text::DateHints hints = date_hints(tag, context);

  const Lines lines = read_lines(document_, facts_, hints);
  const data::PageTraits& type = data::traits(context.page_type);
  const bool article_like = !facts_.thread && type.article_like;
  const bool of_cards = type.layout == data::PageLayout::cards;
  const Evidence evidence{document_, context, witnesses_, facts_, lines, site, hints, article_like, of_cards};
  if (out.title.empty()) choose_title(evidence, out);
  if (out.authors.empty()) choose_authors(evidence, out);
  if (out.date.empty()) choose_dates(evidence, out);
  choose_rest(evidence, out);
  choose_from_text(facts, evidence, out);
  credit_owner(evidence, out);
  out.skipped = linked_.skipped;

  headlines_ = std::move(titles);
  headlines_.push_back(without_site(facts_.title, site));
  headlines_.push_back(out.title);
  for (const Witness& w : witnesses_.all()) {
    if (w.field == Field::title) headlines_.push_back(w.value);
  }
  return out;
}

std::vector<std::string> MetadataReader::headlines() const {
  std::vector<std::string> out;
  for (const std::string& headline : headlines_) {
    if (!headline.empty() && std::ranges::find(out, headline) == out.end()) out.push_back(headline);
  }
  return out;
}

}  // namespace pith::meta
