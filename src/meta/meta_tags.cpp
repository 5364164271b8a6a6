#include "meta/meta_tags.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"
#include "meta/linked_witnesses.hpp"
#include "meta/parsely_page.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace pith::meta {
namespace {

struct MetaName {
  std::string_view name;  // lower case; names are compared with ':', '.', '_' and '-' taken for the same
  Field field;
  float weight;
  std::string_view source;
};

// Names in use, with how far each can be trusted: fields that only a publishing system fills
// (article:published_time, parsely-*) before those that templates leave stale (author, date). Sorted by name.
constexpr MetaName names[] = {
    {"analyticsattributes-articledate", Field::date, 0.6F, "meta:analyticsattributes.articledate"},
    {"application-name", Field::site, 0.5F, "meta:application-name"},
    {"article-author", Field::author, 0.6F, "meta:article:author"},
    {"article-author-name", Field::author, 0.8F, "meta:article:author_name"},
    {"article-authors", Field::author, 0.7F, "meta:article:authors"},
    {"article-content-tier", Field::free, 0.7F, "meta:article:content_tier"},
    {"article-created", Field::date, 0.7F, "meta:article:created"},
    {"article-date-original", Field::date, 0.8F, "meta:article_date_original"},
    {"article-datepublished", Field::date, 0.8F, "meta:article:datePublished"},
    {"article-modified", Field::date_modified, 0.8F, "meta:article:modified"},
    {"article-modified-time", Field::date_modified, 0.9F, "meta:article:modified_time"},
    {"article-post-modified", Field::date_modified, 0.7F, "meta:article:post_modified"},
    {"article-published", Field::date, 0.85F, "meta:article:published"},
    {"article-published-time", Field::date, 0.9F, "meta:article:published_time"},
    {"article-publisher", Field::publisher, 0.55F, "meta:article:publisher"},
    {"article-section", Field::section, 0.8F, "meta:article:section"},
    {"article-tag", Field::tag, 0.8F, "meta:article:tag"},
    {"author", Field::author, 0.7F, "meta:author"},
    {"author-name", Field::author, 0.7F, "meta:author-name"},
    {"authors", Field::author, 0.7F, "meta:authors"},
    {"book-author", Field::author, 0.7F, "meta:book:author"},
    {"bt-author", Field::author, 0.8F, "meta:bt:author"},
    {"bt-moddate", Field::date_modified, 0.8F, "meta:bt:modDate"},
    {"bt-pubdate", Field::date, 0.8F, "meta:bt:pubDate"},
    {"byl", Field::author, 0.8F, "meta:byl"},
    {"byline", Field::author, 0.8F, "meta:byline"},
    {"citation-author", Field::author, 0.9F, "meta:citation_author"},
    {"citation-authors", Field::author, 0.85F, "meta:citation_authors"},
    {"citation-date", Field::date, 0.8F, "meta:citation_date"},
    {"citation-journal-title", Field::site, 0.6F, "meta:citation_journal_title"},
    {"citation-online-date", Field::date, 0.8F, "meta:citation_online_date"},
    {"citation-publication-date", Field::date, 0.85F, "meta:citation_publication_date"},
    {"citation-publisher", Field::publisher, 0.7F, "meta:citation_publisher"},
    {"citation-title", Field::title, 0.9F, "meta:citation_title"},
    {"content-language", Field::language, 0.5F, "meta:content-language"},
    {"created", Field::date, 0.6F, "meta:created"},
    {"creation-date", Field::date, 0.6F, "meta:creation_date"},
    {"creator", Field::author, 0.6F, "meta:creator"},
    {"cxenseparse-author", Field::author, 0.8F, "meta:cXenseParse:author"},
    {"cxenseparse-publishtime", Field::date, 0.8F, "meta:cXenseParse:publishtime"},
    {"cxenseparse-recs-publishtime", Field::date, 0.8F, "meta:cXenseParse:recs:publishtime"},
    {"cxenseparse-title", Field::title, 0.7F, "meta:cXenseParse:title"},
    {"date", Field::date, 0.6F, "meta:date"},
    {"date-created", Field::date, 0.6F, "meta:date_created"},
    {"date-modified", Field::date_modified, 0.7F, "meta:date_modified"},
    {"date-published", Field::date, 0.8F, "meta:date_published"},
    {"datecreated", Field::date, 0.65F, "meta:dateCreated"},
    {"datemodified", Field::date_modified, 0.8F, "meta:dateModified"},
    {"dateposted", Field::date, 0.8F, "meta:datePosted"},
    {"datepublished", Field::date, 0.85F, "meta:datePublished"},
    {"dc-available", Field::date, 0.6F, "meta:dc.available"},
    {"dc-contributor", Field::author, 0.4F, "meta:dc.contributor"},
    {"dc-created", Field::date, 0.7F, "meta:dc.created"},
    {"dc-creator", Field::author, 0.7F, "meta:dc.creator"},
    {"dc-date", Field::date, 0.65F, "meta:dc.date"},
    {"dc-date-created", Field::date, 0.7F, "meta:dc.date.created"},
    {"dc-date-issued", Field::date, 0.8F, "meta:dc.date.issued"},
    {"dc-date-modified", Field::date_modified, 0.7F, "meta:dc.date.modified"},
    {"dc-date-publication", Field::date, 0.8F, "meta:dc.date.publication"},
    {"dc-description", Field::description, 0.6F, "meta:dc.description"},
    {"dc-issued", Field::date, 0.8F, "meta:dc.issued"},
    {"dc-language", Field::language, 0.5F, "meta:dc.language"},
    {"dc-modified", Field::date_modified, 0.7F, "meta:dc.modified"},
    {"dc-publisher", Field::publisher, 0.5F, "meta:dc.publisher"},
    {"dc-subject", Field::tag, 0.5F, "meta:dc.subject"},
    {"dc-title", Field::title, 0.6F, "meta:dc.title"},
    {"dcsext-articlefirstpublished", Field::date, 0.8F, "meta:DCSext.articleFirstPublished"},
    {"dcterms-available", Field::date, 0.6F, "meta:dcterms.available"},
    {"dcterms-created", Field::date, 0.7F, "meta:dcterms.created"},
    {"dcterms-creator", Field::author, 0.7F, "meta:dcterms.creator"},
    {"dcterms-date", Field::date, 0.65F, "meta:dcterms.date"},
    {"dcterms-issued", Field::date, 0.8F, "meta:dcterms.issued"},
    {"dcterms-modified", Field::date_modified, 0.8F, "meta:dcterms.modified"},
    {"dcterms-title", Field::title, 0.6F, "meta:dcterms.title"},
    {"description", Field::description, 0.7F, "meta:description"},
    {"displaydate", Field::date, 0.6F, "meta:displaydate"},
    {"doc-date", Field::date, 0.6F, "meta:doc_date"},
    {"eprints-date", Field::date, 0.7F, "meta:eprints.date"},
    {"firstpublished", Field::date, 0.8F, "meta:firstPublished"},
    {"gentime", Field::date, 0.4F, "meta:gentime"},
    {"hdl", Field::title, 0.6F, "meta:hdl"},
    {"headline", Field::title, 0.7F, "meta:headline"},
    {"image", Field::image, 0.6F, "meta:image"},
    {"issued", Field::date, 0.7F, "meta:issued"},
    {"keywords", Field::tag, 0.5F, "meta:keywords"},
    {"language", Field::language, 0.4F, "meta:language"},
    {"last-modified", Field::date_modified, 0.6F, "meta:last-modified"},
    {"last-updated", Field::date_modified, 0.6F, "meta:last-updated"},
    {"lastmod", Field::date_modified, 0.7F, "meta:lastmod"},
    {"lastmodified", Field::date_modified, 0.6F, "meta:lastModified"},
    {"modified", Field::date_modified, 0.6F, "meta:modified"},
    {"news-keywords", Field::tag, 0.7F, "meta:news_keywords"},
    {"og-article-author", Field::author, 0.7F, "meta:og:article:author"},
    {"og-article-published-time", Field::date, 0.85F, "meta:og:article:published_time"},
    {"og-author", Field::author, 0.6F, "meta:og:author"},
    {"og-description", Field::description, 0.8F, "meta:og:description"},
    {"og-image", Field::image, 0.9F, "meta:og:image"},
    {"og-image-secure-url", Field::image, 0.85F, "meta:og:image:secure_url"},
    {"og-image-url", Field::image, 0.85F, "meta:og:image:url"},
    {"og-locale", Field::language, 0.45F, "meta:og:locale"},
    {"og-modified-time", Field::date_modified, 0.8F, "meta:og:modified_time"},
    {"og-pubdate", Field::date, 0.8F, "meta:og:pubdate"},
    {"og-published-time", Field::date, 0.85F, "meta:og:published_time"},
    {"og-regdate", Field::date, 0.8F, "meta:og:regDate"},
    {"og-site-name", Field::site, 0.9F, "meta:og:site_name"},
    {"og-title", Field::title, 0.8F, "meta:og:title"},
    {"og-updated-time", Field::date_modified, 0.8F, "meta:og:updated_time"},
    {"og-url", Field::url, 0.7F, "meta:og:url"},
    {"originalpublicationdate", Field::date, 0.8F, "meta:OriginalPublicationDate"},
    {"parsely-author", Field::author, 0.85F, "meta:parsely-author"},
    {"parsely-image-url", Field::image, 0.7F, "meta:parsely-image-url"},
    {"parsely-pub-date", Field::date, 0.85F, "meta:parsely-pub-date"},
    {"parsely-section", Field::section, 0.7F, "meta:parsely-section"},
    {"parsely-tags", Field::tag, 0.6F, "meta:parsely-tags"},
    {"parsely-title", Field::title, 0.8F, "meta:parsely-title"},
    {"pdate", Field::date, 0.7F, "meta:pdate"},
    {"prism-publicationdate", Field::date, 0.8F, "meta:prism.publicationDate"},
    {"ptime", Field::date, 0.75F, "meta:ptime"},
    {"pub-date", Field::date, 0.75F, "meta:pub_date"},
    {"pubdate", Field::date, 0.75F, "meta:pubdate"},
    {"publication-date", Field::date, 0.75F, "meta:publication_date"},
    {"publicationdate", Field::date, 0.75F, "meta:publicationDate"},
    {"publish-date", Field::date, 0.75F, "meta:publish-date"},
    {"publishdate", Field::date, 0.75F, "meta:publishDate"},
    {"published", Field::date, 0.7F, "meta:published"},
    {"published-date", Field::date, 0.75F, "meta:published-date"},
    {"publisheddate", Field::date, 0.75F, "meta:publishedDate"},
    {"publisher", Field::publisher, 0.5F, "meta:publisher"},
    {"release-date", Field::date, 0.6F, "meta:release_date"},
    {"revised", Field::date_modified, 0.6F, "meta:revised"},
    {"rnews-author", Field::author, 0.7F, "meta:rnews:author"},
    {"rnews-datepublished", Field::date, 0.8F, "meta:rnews:datePublished"},
    {"sailthru-author", Field::author, 0.8F, "meta:sailthru.author"},
    {"sailthru-date", Field::date, 0.8F, "meta:sailthru.date"},
    {"sailthru-description", Field::description, 0.6F, "meta:sailthru.description"},
    {"sailthru-image-full", Field::image, 0.7F, "meta:sailthru.image.full"},
    {"sailthru-image-thumb", Field::image, 0.4F, "meta:sailthru.image.thumb"},
    {"sailthru-tags", Field::tag, 0.6F, "meta:sailthru.tags"},
    {"sailthru-title", Field::title, 0.75F, "meta:sailthru.title"},
    {"section", Field::section, 0.6F, "meta:section"},
    {"thumbnail", Field::image, 0.5F, "meta:thumbnail"},
    {"thumbnailurl", Field::image, 0.5F, "meta:thumbnailUrl"},
    {"time", Field::date, 0.4F, "meta:time"},
    {"title", Field::title, 0.5F, "meta:title"},
    {"twitter-description", Field::description, 0.6F, "meta:twitter:description"},
    {"twitter-image", Field::image, 0.8F, "meta:twitter:image"},
    {"twitter-image-src", Field::image, 0.75F, "meta:twitter:image:src"},
    {"twitter-title", Field::title, 0.7F, "meta:twitter:title"},
    {"updated", Field::date_modified, 0.6F, "meta:updated"},
    {"updated-time", Field::date_modified, 0.6F, "meta:updated_time"},
    {"uploaddate", Field::date, 0.5F, "meta:uploadDate"},
    {"weibo-article-create-at", Field::date, 0.8F, "meta:weibo:article:create_at"},
};
static_assert(std::ranges::is_sorted(names,
                                     [](const MetaName& a, const MetaName& b) { return a.name < b.name; }));

constexpr std::size_t longest_value = 4'000;
constexpr std::size_t longest_object = 20'000;  // bytes of JSON in one tag

std::string key_of(std::string_view name) {
  std::string out = ascii::to_lower(ascii::trim(name));
  std::ranges::replace_if(
      out, [](char c) { return c == ':' || c == '.' || c == '_'; }, '-');
  return out;
}

// Names of a site's own making that say plainly what they hold.
const MetaName* guess_name(std::string_view key) {
  static constexpr MetaName published = {"", Field::date, 0.6F, "meta:published"};
  static constexpr MetaName author = {"", Field::author, 0.55F, "meta:author-name"};
  static constexpr MetaName modified = {"", Field::date_modified, 0.5F, "meta:modified"};
  const auto has = [key](std::string_view word) { return key.find(word) != std::string_view::npos; };
  const bool of_article = has("article") || has("news") || has("story") || has("post");
  if (key.ends_with("byline") || (of_article && (key.ends_with("author") || key.ends_with("author-name"))))
    return &author;
  if (!has("date") && !has("time")) return nullptr;
  if (has("publish") || has("pubdate") || has("pub-date")) return &published;
  return has("modif") || has("update") ? &modified : nullptr;
}

const MetaName* find_name(std::string_view name) {
  if (name.empty() || name.size() > 40) return nullptr;
  const std::string key = key_of(name);
  const auto* found = std::ranges::lower_bound(names, key, {}, &MetaName::name);
  return found != std::end(names) && found->name == key ? found : guess_name(key);
}

// A quotation mark's reference is read without its semicolon, too: by the rules of attributes it would stay
// where a letter follows, but here are words, and addresses do not have it.
std::string decode(std::string_view raw) {
  constexpr std::string_view quote = "&quot";
  std::string text(utf8::begin_of(raw, longest_value));
  for (std::size_t at = 0; (at = text.find(quote, at)) != std::string::npos; at += quote.size()) {
    if (text.compare(at + quote.size(), 1, ";") != 0) text.insert(at + quote.size(), 1, ';');
  }
  return utf8::clean_line(decode_entities(text, true));
}

bool is_list_comma(char32_t c) {
  return c == ',' || c == ';' || c == U'،' || c == U'؛' || c == U'，' || c == U'；' || c == U'、';
}

// Lists become one witness an item.
template <class IsSeparator>
void add_list(const MetaName& name, std::string_view value, IsSeparator is_separator, Witnesses& out) {
  constexpr std::size_t longest_tag = 80;
  const auto add = [&](std::string_view item) {
    item = ascii::trim(item);
    if (name.field == Field::tag && item.size() > longest_tag) return;
    out.add({.field = name.field,
             .value = std::string(item),
             .link = {},
             .source = name.source,
             .weight = name.weight});
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = at;
    if (!is_separator(utf8::next(value, at))) continue;
    add(value.substr(begin, end - begin));
    begin = at;
  }
  add(value.substr(begin));
}

}  // namespace

void read_meta(const dom::Document& document, dom::NodeId node, Witnesses& out) {
  const MetaName* name = nullptr;
  std::string_view content;
  bool of_parsely = false;
  bool microdata = false;  // then it belongs to the place it stands in
  dom::AttributeReader attributes = document.attributes(node);
  for (dom::Attribute attribute; attributes.next(attribute);) {
    if (ascii::equal_ignoring_case(attribute.name, "content")) {
      content = attribute.value;
    } else if (ascii::equal_ignoring_case(attribute.name, "name") ||
               ascii::equal_ignoring_case(attribute.name, "property") ||
               ascii::equal_ignoring_case(attribute.name, "itemprop") ||
               ascii::equal_ignoring_case(attribute.name, "http-equiv")) {
      if (name == nullptr) name = find_name(attribute.value);
      of_parsely = of_parsely || is_parsely_page(attribute.value);
      microdata = microdata || ascii::equal_ignoring_case(attribute.name, "itemprop");
    }
  }
  if (of_parsely && content.size() <= longest_object) read_parsely_page(decode_entities(content, true), out);
  if (name == nullptr || content.empty()) return;
  const bool author = name->field == Field::author;
  const std::string value = author ? clean_value(content) : decode(content);    // some hold a link
  if (author && name->name.empty() && !text::looks_like_person(value)) return;  // a name of the site's making
  if (name->field == Field::publisher && value.find("://") != std::string::npos)
    return;  // a profile's address
  if (name->field == Field::tag) {
    add_list(*name, value, is_list_comma, out);
  } else if (author && value.find(';') != std::string::npos) {
    add_list(
        *name, value, [](char32_t c) { return c == ';'; }, out);
  } else if (name->field == Field::free) {
    const bool is_free = ascii::equal_ignoring_case(value, "free");
    const bool is_locked =
        ascii::equal_ignoring_case(value, "locked") || ascii::equal_ignoring_case(value, "metered");
    if (is_free || is_locked) {
      out.add({.field = Field::free,
               .value = is_free ? "true" : "false",
               .link = {},
               .source = name->source,
               .weight = name->weight});
    }
  } else {
    const bool in_body = document.body() != dom::no_node && node > document.body();
    out.add({.field = name->field,
             .value = value,
             .link = {},
             .source = name->source,
             .weight = name->weight,
             .node = microdata && in_body ? node : dom::no_node});
  }
}

void read_link(const dom::Document& document, dom::NodeId node, Witnesses& out) {
  std::string_view rel;
  std::string_view href;
  dom::AttributeReader attributes = document.attributes(node);
  for (dom::Attribute attribute; attributes.next(attribute);) {
    if (ascii::equal_ignoring_case(attribute.name, "rel")) rel = ascii::trim(attribute.value);
    if (ascii::equal_ignoring_case(attribute.name, "href")) href = attribute.value;
  }
  if (ascii::equal_ignoring_case(rel, "canonical")) {
    out.add(
        {.field = Field::url, .value = decode(href), .link = {}, .source = "link:canonical", .weight = 0.9F});
  } else if (ascii::equal_ignoring_case(rel, "image_src")) {
    out.add({.field = Field::image,
             .value = decode(href),
             .link = {},
             .source = "link:image_src",
             .weight = 0.65F});
  } else if (ascii::equal_ignoring_case(rel, "license")) {
    out.add({.field = Field::license,
             .value = decode(href),
             .link = {},
             .source = "link:license",
             .weight = 0.8F});
  }
}

void TwitterLabels::read(const dom::Document& document, dom::NodeId node) {
  std::string_view name;
  std::string_view content;
  dom::AttributeReader attributes = document.attributes(node);
  for (dom::Attribute attribute; attributes.next(attribute);) {
    if (ascii::equal_ignoring_case(attribute.name, "name") ||
        ascii::equal_ignoring_case(attribute.name, "property")) {
      name = attribute.value;
    }
    if (ascii::equal_ignoring_case(attribute.name, "content")) content = attribute.value;
  }
  if (!ascii::starts_with_ignoring_case(name, "twitter:")) return;
  for (std::size_t i = 0; i < 2; ++i) {
    const char digit = static_cast<char>('1' + i);
    if (name.size() == 14 && ascii::starts_with_ignoring_case(name, "twitter:label") && name[13] == digit) {
      labels_[i] = decode(content);
    } else if (name.size() == 13 && ascii::starts_with_ignoring_case(name, "twitter:data") &&
               name[12] == digit) {
      data_[i] = decode(content);
    }
  }
}

void TwitterLabels::add_to(Witnesses& out) const {
  for (std::size_t i = 0; i < 2; ++i) {
    if (labels_[i].empty() || data_[i].empty() || text::announcement(labels_[i] + " X") == 0) continue;
    out.add({.field = Field::author,
             .value = data_[i],
             .link = {},
             .source = "meta:twitter:data",
             .weight = 0.8F});
  }
}

}  // namespace pith::meta
