// Feeds and sitemaps, read as a stream of events by libxml2: no tree is built, no entity of the document's
// own is defined, nothing is loaded from elsewhere.

#include "base/ascii.hpp"
#include "fetch/listing_parts.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include <libxml/parser.h>

namespace pith::fetch {
namespace {

// Longer than any address and any date: more of a field is not kept.
constexpr std::size_t max_field = 16'384;
constexpr std::size_t piece = 65'536;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));  // NOLINT
}

class Reader {
 public:
  explicit Reader(std::string_view url) : collector_(url) {}

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
    std::string_view relation = "alternate";
    std::string_view href;
    for (int i = 0; i < count; ++i) {
      const std::string_view name = view(attributes[std::ptrdiff_t{5} * i]);
      const xmlChar* begin = attributes[std::ptrdiff_t{5} * i + 3];
      const std::string_view value(reinterpret_cast<const char*>(begin),  // NOLINT
                                   static_cast<std::size_t>(attributes[std::ptrdiff_t{5} * i + 4] - begin));
      if (name == "rel") relation = value;
      if (name == "href") href = value;
    }
    // The parser gives attributes with their `&` still written as `&#38;`.
    if (relation != "alternate" || href.empty() || !entry_.link.empty()) return;
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
    const std::string& link = entry_.link.empty() ? entry_.guid : entry_.link;
    collector_.add(name == "sitemap" ? listing_.listings : listing_.pages, link, date);
    entry_depth_ = 0;
  }

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
  auto& reader = *static_cast<Reader*>(self);
  try {
    action(reader);
  } catch (const std::bad_alloc&) {
    reader.out_of_memory();
  }
}

void on_open(void* self, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**, int count,
             int, const xmlChar** attributes) {
  guarded(self, [&](Reader& reader) { reader.open(view(name), attributes, count); });
}

void on_close(void* self, const xmlChar* name, const xmlChar*, const xmlChar*) {
  guarded(self, [&](Reader& reader) { reader.close(view(name)); });
}

void on_text(void* self, const xmlChar* text, int size) {
  guarded(self, [&](Reader& reader) { reader.text(view(text).substr(0, static_cast<std::size_t>(size))); });
}

void on_error(void*, xmlErrorPtr) {}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
};

}  // namespace

std::optional<Listing> read_xml_listing(std::string_view bytes, std::string_view url) {
  Reader reader(url);
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
  // No entities, no network; broken documents are read on.
  xmlCtxtUseOptions(context.get(),
                    XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  while (!bytes.empty() && !reader.failed()) {
    const std::string_view part = bytes.substr(0, piece);
    bytes.remove_prefix(part.size());
    xmlParseChunk(context.get(), part.data(), static_cast<int>(part.size()), bytes.empty() ? 1 : 0);
  }
  Listing listing = reader.take();
  if (!reader.known()) return {};
  return listing;
}

}  // namespace pith::fetch
