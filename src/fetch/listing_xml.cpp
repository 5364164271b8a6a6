// Feeds and sitemaps, read as a stream of events by libxml2: no tree is built, no entity of the document's
// own is defined, nothing is loaded from elsewhere.

#include "base/ascii.hpp"
#include "charset/decode.hpp"
#include "fetch/listing_parts.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

namespace pith::fetch {
namespace {

// Longer than any address and any date: more of a field is not kept.
constexpr std::size_t max_field = 16'384;
constexpr std::size_t piece = 65'536;
// libxml2 compares each attribute of a tag with each other one.
constexpr std::size_t max_attributes = 256;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));  // NOLINT
}

// The value of the attribute of that name among the `count` that the parser gives: each as its name, prefix
// and namespace, and where its value begins and ends.
std::string_view attribute(std::string_view name, const xmlChar** attributes, int count) {
  for (const xmlChar** at = attributes; at != attributes + std::ptrdiff_t{5} * count; at += 5) {
    if (view(at[0]) == name) return view(at[3]).substr(0, static_cast<std::size_t>(at[4] - at[3]));
  }
  return {};
}

class FeedReader {
 public:
  explicit FeedReader(std::string_view url) : collector_(url) {}

  void open(std::string_view name, const xmlChar** attributes, int count) {
    ++depth_;
    if (depth_ == 1) return open_root(name);
    if (entry_depth_ == 0 && (name == "item" || name == "entry" || name == "url" || name == "sitemap")) {
      entry_depth_ = depth_;
      entry_ = {};
      return;
    }
    if (entry_depth_ == 0) return;
    const bool own = depth_ == entry_depth_ + 1;
    field_.clear();
    if (own && name == "link") take_link(attributes, count);
    if (own && name == "guid") entry_.guid_is_link = attribute("isPermaLink", attributes, count) != "false";
  }

  void text(std::string_view characters) {
    if (entry_depth_ == 0) return;
    field_.append(characters.substr(0, max_field - std::min(max_field, field_.size())));
  }

  void close(std::string_view name) {
    if (entry_depth_ != 0 && depth_ == entry_depth_) {
      finish_entry(name);
    } else if (entry_depth_ != 0) {
      close_field(name);
    }
    --depth_;
  }

  /// Behind its first error the parser would drop every reference in text, `&amp;` too.
  void forgive() { context_->wellFormed = 1; }
  void set_context(xmlParserCtxt* context) { context_ = context; }

  bool failed() const { return out_of_memory_ || (depth_ > 0 && !known_); }
  bool known() const { return known_; }
  void out_of_memory() { out_of_memory_ = true; }
  Listing take() {
    if (out_of_memory_) throw std::bad_alloc();
    return std::move(listing_);
  }

 private:
  struct Entry {
    std::string link;
    std::string guid;
    std::string published;
    std::string changed;
    bool guid_is_link = true;
  };

  void open_root(std::string_view name) {
    known_ = true;
    if (name == "urlset") {
      listing_.kind = Listing::Kind::sitemap;
    } else if (name == "sitemapindex") {
      listing_.kind = Listing::Kind::sitemap_index;
    } else if (name == "rss" || name == "RDF" || name == "feed") {
      listing_.kind = Listing::Kind::feed;
    } else {
      known_ = false;
    }
  }

  // Atom's links are attributes; of several, the one to the page itself is meant.
  void take_link(const xmlChar** attributes, int count) {
    const std::string_view relation = attribute("rel", attributes, count);
    const std::string_view href = attribute("href", attributes, count);
    if ((!relation.empty() && relation != "alternate") || href.empty() || !entry_.link.empty()) return;
    // The parser gives attributes with their `&` still written as `&#38;`.
    entry_.link = href.substr(0, max_field);
    for (std::size_t at = 0; (at = entry_.link.find("&#38;", at)) != std::string::npos; ++at) {
      entry_.link.replace(at, 5, "&");
    }
  }

  void close_field(std::string_view name) {
    const std::string_view value = ascii::trim(field_);
    const bool own = depth_ == entry_depth_ + 1;
    if (own && (name == "link" || name == "loc") && !value.empty()) entry_.link = value;
    if (own && name == "guid") entry_.guid = value;
    if ((own && (name == "pubDate" || name == "published" || name == "date")) || name == "publication_date") {
      entry_.published = value;
    }
    if (own && (name == "updated" || name == "lastmod" || name == "modified")) entry_.changed = value;
    field_.clear();
  }

  void finish_entry(std::string_view name) {
    std::string date = day_of(entry_.published);
    if (date.empty()) date = day_of(entry_.changed);
    const std::string& link = entry_.link.empty() && entry_.guid_is_link ? entry_.guid : entry_.link;
    collector_.add(name == "sitemap" ? listing_.listings : listing_.pages, link, date);
    entry_depth_ = 0;
  }

  xmlParserCtxt* context_ = nullptr;
  Collector collector_;
  Listing listing_;
  Entry entry_;
  std::string field_;
  int depth_ = 0;
  int entry_depth_ = 0;
  bool known_ = false;
  bool out_of_memory_ = false;
};

// Between C frames nothing may be thrown.
template <class Action>
void guarded(void* self, const Action& action) {
  auto& reader = *static_cast<FeedReader*>(self);
  reader.forgive();
  try {
    action(reader);
  } catch (const std::bad_alloc&) {
    reader.out_of_memory();
  }
}

void on_open(void* self, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**, int count,
             int, const xmlChar** attributes) {
  guarded(self, [&](FeedReader& reader) { reader.open(view(name), attributes, count); });
}

void on_close(void* self, const xmlChar* name, const xmlChar*, const xmlChar*) {
  guarded(self, [&](FeedReader& reader) { reader.close(view(name)); });
}

void on_text(void* self, const xmlChar* text, int size) {
  guarded(self,
          [&](FeedReader& reader) { reader.text(view(text).substr(0, static_cast<std::size_t>(size))); });
}

void on_error(void*, xmlErrorPtr) {}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
};

// Whether what stands behind an `&` makes a reference of it: to a character, or to one of the five entities
// that need no definition.
bool is_reference(std::string_view text) {
  text = text.substr(0, 12);
  const std::size_t end = text.find(';');
  if (end == std::string_view::npos) return false;
  const std::string_view name = text.substr(0, end);
  for (const std::string_view known : {"amp", "lt", "gt", "quot", "apos"}) {
    if (name == known) return true;
  }
  const bool hex = name.starts_with("#x");
  const std::string_view digits = name.substr(std::min<std::size_t>(hex ? 2 : 1, name.size()));
  return name.starts_with('#') && !digits.empty() &&
         digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") == std::string_view::npos;
}

// Gives a document to the parser. An `&` that begins no reference is escaped on the way, outside of what is
// verbatim: the parser would drop it, and the name behind it. A tag of too many attributes ends the document.
class Feeder {
 public:
  Feeder(xmlParserCtxt* context, const FeedReader& reader) : context_(context), reader_(reader) {}

  void feed(std::string_view text) {
    text_ = text;
    std::size_t end = text.size();
    for (std::size_t at = 0; at < end && !reader_.failed(); ++at) {
      const bool between_characters = (text[at] & 0xC0) != 0x80;
      if (at - from_ >= piece && between_characters) give(at);
      if (text[at] == '<') {
        at = end_of_verbatim(at);
      } else if (text[at] == '&' && !is_reference(text.substr(at + 1))) {
        give(at + 1);
        pending_ += "amp;";
      } else if (in_tag_ && !look_at(text[at])) {
        end = std::max(from_, tag_);
      }
    }
    if (!reader_.failed()) give(end);
    parse(true);
  }

 private:
  // Behind a `<`: where to go on. Any of them begins a tag, as none may stand within one.
  std::size_t end_of_verbatim(std::size_t at) {
    constexpr std::pair<std::string_view, std::string_view> verbatim[] = {{"<![CDATA[", "]]>"},
                                                                          {"<!--", "-->"}};
    in_tag_ = true;
    tag_ = at;
    quote_ = '\0';
    attributes_ = 0;
    for (const auto& [begin, end] : verbatim) {
      if (!text_.substr(at).starts_with(begin)) continue;
      in_tag_ = false;
      return std::min(text_.find(end, at + begin.size()), text_.size() - 1);
    }
    return at;
  }

  // Takes a character of a tag; false if there are too many attributes.
  bool look_at(char c) {
    if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
      return true;
    }
    if (c == '"' || c == '\'') quote_ = c;
    if (c == '>') in_tag_ = false;
    return c != '=' || ++attributes_ <= max_attributes;
  }

  void give(std::size_t end) {
    pending_.append(text_.substr(from_, end - from_));
    from_ = end;
    if (pending_.size() >= piece) parse(false);
  }

  void parse(bool last) {
    xmlParseChunk(context_, pending_.data(), static_cast<int>(pending_.size()), last ? 1 : 0);
    pending_.clear();
  }

  xmlParserCtxt* context_;
  const FeedReader& reader_;
  std::string_view text_;
  std::size_t from_ = 0;  // of the text that was not given yet
  std::string pending_;
  std::size_t tag_ = 0;         // where the last one begins
  std::size_t attributes_ = 0;  // of it
  char quote_ = '\0';
  bool in_tag_ = false;
};

}  // namespace

std::optional<Listing> read_xml_listing(std::string_view bytes, std::string_view url,
                                        std::string_view content_type) {
  std::string storage;
  const std::string_view text = charset::decode(bytes, content_type, storage).text;
  FeedReader reader(url);
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_open;
  handler.endElementNs = on_close;
  handler.characters = on_text;
  handler.cdataBlock = on_text;
  handler.serror = on_error;
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(
      xmlCreatePushParserCtxt(&handler, &reader, nullptr, 0, nullptr));
  if (!context) throw std::bad_alloc();
  reader.set_context(context.get());
  // No entities, no network; broken documents are read on. The text is UTF-8 by now, whatever it says.
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                                       XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  Feeder(context.get(), reader).feed(text);
  Listing listing = reader.take();
  if (!reader.known()) return {};
  return listing;
}

}  // namespace pith::fetch
