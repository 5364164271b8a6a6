#include "pith/render.hpp"

#include "base/utf8.hpp"
#include "render/json_text.hpp"
#include "render/layout.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith {
namespace {

using render::json_text;

/// A decimal number with few digits.
std::string rounded(float value, double digits) {
  std::array<char, 32> out{};
  const double number = std::round(static_cast<double>(value) * digits) / digits;
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), number);
  std::string text(out.data(), error == std::errc() ? end : out.data());
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

/// Writes one JSON value after the other, on one line or indented. (It needs no tree of values: those of the
/// libraries for JSON cannot be destroyed without allocating.)
class Writer {
 public:
  explicit Writer(int indent) : indent_(indent) {}

  void begin(std::string_view key, char bracket) {
    name(key);
    out_ += bracket;
    ++depth_;
    first_ = true;
  }

  void end(char bracket) {
    --depth_;
    if (!first_) new_line();
    first_ = false;
    out_ += bracket;
  }

  /// A member; within an array `key` is empty.
  void put_raw(std::string_view key, std::string_view json) {
    name(key);
    out_ += json;
  }

  /// A string that is left out if it is empty.
  void put(std::string_view key, std::string_view value) {
    if (!value.empty()) put_raw(key, json_text(value));
  }

  void put(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    begin(key, '[');
    for (const std::string& value : values) put_raw({}, json_text(value));
    end(']');
  }

  std::string take() { return std::move(out_); }

 private:
  void new_line() {
    if (indent_ <= 0) return;
    out_ += '\n';
    out_.append(depth_ * static_cast<std::size_t>(indent_), ' ');
  }

  void name(std::string_view key) {
    if (depth_ == 0) return;
    if (!first_) out_ += ',';
    first_ = false;
    new_line();
    if (key.empty()) return;
    out_.append("\"").append(key).append(indent_ > 0 ? "\": " : "\":");
  }

  int indent_;
  std::string out_;
  std::size_t depth_ = 0;
  bool first_ = true;
};

void put_authors(Writer& out, const std::vector<Person>& authors) {
  std::vector<std::string> names;
  std::vector<std::string> urls;
  for (const Person& author : authors) {
    names.push_back(author.name);
    urls.push_back(author.url);
  }
  out.put("author", names);
  const bool any = std::any_of(urls.begin(), urls.end(), [](const std::string& url) { return !url.empty(); });
  if (any) out.put("author_urls", urls);
}

std::string hexadecimal(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out(16, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, value >>= 4) *digit = digits[value & 0xF];
  return out;
}

void put_numbers(Writer& out, const Metadata& meta) {
  if (meta.accessible_for_free)
    out.put_raw("accessible_for_free", *meta.accessible_for_free ? "true" : "false");
  if (meta.comment_count) out.put_raw("comment_count", std::to_string(*meta.comment_count));
  if (meta.word_count > 0) out.put_raw("word_count", std::to_string(meta.word_count));
  if (meta.reading_minutes > 0) out.put_raw("reading_minutes", rounded(meta.reading_minutes, 10));
  if (meta.simhash != 0) out.put("simhash", hexadecimal(meta.simhash));
  out.put("sha256", meta.sha256);
}

void put_metadata(Writer& out, const Metadata& meta) {
  out.put("url", meta.url);
  out.put("title", meta.title);
  put_authors(out, meta.authors);
  out.put("date", meta.date);
  out.put("datetime", meta.datetime);
  out.put("date_modified", meta.date_modified);
  out.put("datetime_modified", meta.datetime_modified);
  out.put("site", meta.site);
  out.put("publisher", meta.publisher);
  out.put("description", meta.description);
  out.put("language", meta.language);
  if (meta.declared_language != meta.language) out.put("declared_language", meta.declared_language);
  out.put("section", meta.section);
  out.put("categories", meta.categories);
  out.put("tags", meta.tags);
  out.put("image", meta.image);
  out.put("license", meta.license);
  out.put("source", meta.source);
  out.put("place", meta.place);
  out.put("type", meta.page_type);
  put_numbers(out, meta);
}

void put_provenance(Writer& out, const std::vector<Provenance>& list) {
  if (list.empty()) return;
  out.begin("provenance", '{');
  for (const Provenance& entry : list) {
    out.begin(entry.field, '{');
    out.put_raw("source", json_text(entry.source));
    out.put_raw("confidence", rounded(entry.confidence, 1e4));
    out.end('}');
  }
  out.end('}');
}

/// The texts of the comments: of each its paragraphs, with an empty line between.
std::vector<std::string> comments_of(const Article& article) {
  std::vector<std::string> out;
  std::uint32_t last = 0;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::comment) continue;
    const std::string_view words = render::text_in(article, render::trimmed_range(article, block));
    if (words.empty()) continue;
    if (block.group == 0 || block.group != last) {
      out.emplace_back();
    } else {
      out.back() += "\n\n";
    }
    out.back() += words;
    last = block.group;
  }
  return out;
}

/// The article's own text, and beside it its comments.
void put_text(Writer& out, const Article& article) {
  const std::vector<std::string> comments = comments_of(article);
  if (comments.empty()) return out.put_raw("text", json_text(body_text(article)));
  Article own = article;
  std::erase_if(own.blocks, [](const Block& block) { return block.kind == BlockKind::comment; });
  out.put_raw("text", json_text(body_text(own)));
  out.put("comments", comments);
}

void append_code_unit(std::string& out, char32_t unit) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(unit >> shift) & 0xF];
}

void append_escape(std::string& out, char32_t c) {
  constexpr std::string_view letters = "btn?fr";  // of the control characters from 8 on; ?: has none
  if (c >= 8 && c < 14 && c != 11) {
    out += '\\';
    out += letters[c - 8];
  } else if (c <= 0xFFFF) {
    append_code_unit(out, c);
  } else {
    append_code_unit(out, 0xD7C0 + (c >> 10));
    append_code_unit(out, 0xDC00 + (c & 0x3FF));
  }
}

}  // namespace

std::string render::json_text(std::string_view text) {
  std::string out = "\"";
  bool escaped = false;  // the last character, to its last letter or digit
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    // Behind an escape a mark would make another letter of the escape's last one.
    escaped = c < ' ' || (escaped && (utf8::properties(c) & utf8::combining_mark) != 0);
    if (escaped) {
      append_escape(out, c);
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == utf8::replacement) {
      utf8::append(out, c);  // also for what is no UTF-8
    } else {
      out.append(text, begin, at - begin);
    }
  }
  return out += '"';
}

std::string to_json(const Article& article, const RenderOptions& options, int indent) {
  Writer out(indent);
  out.begin({}, '{');
  out.put("id", options.id);
  if (options.metadata) {
    put_metadata(out, article.meta);
    out.put_raw("outcome", json_text(to_string(article.outcome)));
    out.put_raw("confidence", rounded(article.confidence, 1e4));
    if (options.provenance) {
      put_provenance(out, article.meta.provenance);
      out.put("skipped", article.meta.skipped);
    }
  }
  put_text(out, article);
  out.end('}');
  return out.take();
}

}  // namespace pith
