// The links of a page that look like those of articles.

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "charset/decode.hpp"
#include "dom/parse.hpp"
#include "fetch/failure.hpp"
#include "fetch/listing_parts.hpp"
#include "fetch/url.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::fetch {
namespace {

// A link is taken from this score on: an address like a headline and a text like
// one, or either and a place like one's.
constexpr int enough = 4;

struct Candidate {
  Url url;
  int place = 0;  // points for where it stands: the best of its links
  int words = 0;  // and for its text
};

std::string_view without_www(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

bool is_left_out(dom::Tag tag) {
  return tag == dom::Tag::nav || tag == dom::Tag::footer || tag == dom::Tag::form || tag == dom::Tag::dialog;
}

bool is_heading(dom::Tag tag) { return tag >= dom::Tag::h1 && tag <= dom::Tag::h6; }

// For each node: 0 in no place of note, -1 in navigation, 2 in a heading, 1 in an article.
std::vector<int> places(const dom::Document& document) {
  std::vector<int> out(document.size(), 0);
  for (dom::NodeId id = 1; id < document.size(); ++id) {
    const dom::NodeId parent = document[id].parent;
    out[id] = parent == dom::no_node ? 0 : out[parent];
    const dom::Tag tag = document.tag(id);
    if (out[id] < 0) continue;
    if (is_left_out(tag)) {
      out[id] = -1;
    } else if (is_heading(tag)) {
      out[id] = 2;
    } else if (tag == dom::Tag::article) {
      out[id] = std::max(out[id], 1);
    }
  }
  return out;
}

// Words of a text, two characters of a script without spaces taken for one.
std::size_t count_words(std::string_view text) {
  std::size_t unspaced = 0;
  for (std::size_t at = 0; at < text.size();)
    unspaced += utf8::is_unspaced_script(utf8::next(text, at)) ? 1 : 0;
  return std::max(utf8::count_words(text), unspaced / 2);
}

int text_points(std::string_view text) {
  const std::size_t words = count_words(text);
  return words >= 5 ? 2 : words >= 3 ? 1 : 0;
}

// A slug of several words, a date, a long number: what an article's address has and a section's has not.
int address_points(std::string_view target) {
  const std::string_view path = target.substr(0, target.find('?'));
  std::string_view last = path;
  while (last.ends_with('/')) last.remove_suffix(1);
  last = last.substr(last.rfind('/') + 1);
  const auto separators =
      std::count_if(last.begin(), last.end(), [](char c) { return c == '-' || c == '_'; });
  int points = separators >= 3 ? 2 : separators >= 2 ? 1 : 0;
  std::size_t digits = 0;
  std::size_t longest = 0;
  for (const char c : target) {
    digits = ascii::is_digit(c) ? digits + 1 : 0;
    longest = std::max(longest, digits);
  }
  if (longest >= 4) ++points;
  if (longest >= 6) ++points;
  return last.empty() ? 0 : points;
}

class LinkReader {
 public:
  LinkReader(const dom::Document& document, std::string_view url) : document_(document), base_(url) {}

  Result<Listing> read() {
    if (base_.empty()) base_ = own_address();
    if (base_.empty())
      return Error{ErrorCode::usage, "the page's address is neither given nor said by the page itself"};
    Result<Url> page = parse_url(base_);
    if (!page) return error_of(page.error());
    page_ = std::move(*page);
    const std::vector<int> place = places(document_);
    for (dom::NodeId id = 0; id < document_.size(); ++id) {
      const dom::Tag tag = document_.tag(id);
      if (tag == dom::Tag::base) take_base(id);
      if (tag == dom::Tag::link) take_feed(id);
      if (tag == dom::Tag::a && place[id] >= 0) take_link(id, place[id]);
    }
    for (const Candidate& candidate : candidates_) {
      const int address = address_points(candidate.url.target);
      if (candidate.place + candidate.words + address >= enough && address > 0) {
        listing_.pages.push_back({candidate.url.text, {}});
      }
    }
    return std::move(listing_);
  }

 private:
  /// What a saved page says of where it was.
  std::string own_address() const {
    for (dom::NodeId id = 0; id < std::min(document_.body(), document_.size()); ++id) {
      if (document_.tag(id) == dom::Tag::link &&
          ascii::equal_ignoring_case(document_.attribute(id, "rel"), "canonical"))
        return document_.attribute(id, "href");
    }
    return {};
  }

  Error error_of(const Error& error) const { return fetch::error_of(base_, {error.code, error.message}); }

  void take_base(dom::NodeId id) {
    const std::string resolved = resolve_link(base_, document_.attribute(id, "href"));
    if (!resolved.empty() && !based_) base_ = resolved;
    based_ = true;
  }

  void take_feed(dom::NodeId id) {
    if (!ascii::contains_ignoring_case(document_.attribute(id, "rel"), "alternate")) return;
    const std::string type = ascii::to_lower(ascii::trim(document_.attribute(id, "type")));
    if (type != "application/rss+xml" && type != "application/atom+xml" && type != "application/feed+json")
      return;
    const std::string url = resolve_link(base_, document_.attribute(id, "href"));
    if (!url.empty()) listing_.listings.push_back({url, {}});
  }

  void take_link(dom::NodeId id, int place) {
    const std::string href = document_.attribute(id, "href");
    Result<Url> from = parse_url(base_);
    if (href.empty() || href.starts_with('#') || !from) return;
    Result<Url> url = resolve_url(*from, href);
    if (!url || without_www(url->host) != without_www(page_.host) || url->target == page_.target) return;
    const auto [entry, fresh] = index_.try_emplace(url->text, candidates_.size());
    if (fresh) candidates_.push_back({std::move(*url)});
    Candidate& candidate = candidates_[entry->second];
    for (dom::NodeId inner = id + 1; inner < document_[id].end; ++inner) {
      if (is_heading(document_.tag(inner))) place = 2;
    }
    candidate.place = std::max(candidate.place, place);
    candidate.words = std::max(candidate.words, text_points(document_.text_of(id)));
  }

  const dom::Document& document_;
  std::string base_;
  bool based_ = false;
  Url page_;
  Listing listing_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace

Result<Listing> read_page_links(std::string_view bytes, std::string_view url, std::string_view content_type) {
  std::string storage;
  const charset::Decoded decoded = charset::decode(bytes, content_type, storage);
  dom::Parser parser;
  const Result<const dom::Document*> document = parser.parse(decoded.text, Limits{});
  if (!document) return document.error();
  return LinkReader(**document, url).read();
}

}  // namespace pith::fetch
