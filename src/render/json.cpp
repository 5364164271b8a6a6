#include "pith/fields.hpp"
#include "pith/render.hpp"

#include "base/hexadecimal.hpp"
#include "base/utf8.hpp"
#include "render/json_text.hpp"
#include "render/json_writer.hpp"
#include "render/layout.hpp"
#include "render/plain_text.hpp"
#include "render/replies.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith {
namespace {

using render::json_text;
using render::rounded;
using Writer = render::JsonWriter;

/// JSON prints every field.
void put_metadata(Writer& out, const Metadata& meta) {
  for_each_field(meta, [&out](Field field, const FieldValue& value) {
    switch (value.kind()) {
      case FieldValue::Kind::list:
        out.begin(to_string(field), '[');
        for (std::size_t i = 0; i < value.size(); ++i) out.put_raw({}, json_text(value[i]));
        return out.end(']');
      case FieldValue::Kind::text: return out.put(to_string(field), value[0]);
      default: return out.put_raw(to_string(field), value[0]);
    }
  });
}

void put_provenance(Writer& out, const std::vector<Provenance>& list) {
  if (list.empty()) return;
  out.begin("provenance", '{');
  for (const Provenance& entry : list) {
    out.begin(entry.field, '{');
    out.put_raw("source", json_text(entry.source));
    out.put_raw("confidence", rounded(static_cast<double>(entry.confidence), 1e4));
    out.end('}');
  }
  out.end('}');
}

/// A reader's comment: who wrote it, and its paragraphs with an empty line between.
struct Reply {
  const Block* first;
  std::string text;
};

std::vector<Reply> comments_of(const Article& article) {
  std::vector<Reply> out;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::comment) continue;
    const std::string_view words = render::text_in(article, render::trimmed_range(article, block));
    if (words.empty()) continue;
    if (out.empty() || !render::same_comment(*out.back().first, block)) {
      out.push_back({&block, {}});
    } else {
      out.back().text += "\n\n";
    }
    out.back().text += words;
  }
  return out;
}

/// A count of characters in a text that grows: each byte is looked at once.
class Characters {
 public:
  explicit Characters(std::string_view text) : text_(text) {}

  std::size_t before(std::size_t byte) {
    for (; at_ < byte; ++at_) count_ += (static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U ? 1U : 0U;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
};

void put_formulas(Writer& out, const render::PlainText& plain) {
  if (plain.formulas.empty()) return;
  Characters characters(plain.text);
  out.begin("formulas", '[');
  for (const render::PlainFormula& formula : plain.formulas) {
    out.begin({}, '{');
    out.put_raw("tex", json_text(formula.tex));
    out.put_raw("begin", std::to_string(characters.before(formula.begin)));
    out.put_raw("end", std::to_string(characters.before(formula.end)));
    out.put_raw("display", formula.display ? "true" : "false");
    out.end('}');
  }
  out.end(']');
}

void put_body(Writer& out, const Article& article) {
  const render::PlainText plain = render::plain_text(article);
  out.put_raw("text", json_text(plain.text));
  put_formulas(out, plain);
}

/// The article's own text, and beside it its comments.
void put_text(Writer& out, const Article& article) {
  const std::vector<Reply> comments = comments_of(article);
  if (comments.empty()) return put_body(out, article);
  Article own = article;
  std::erase_if(own.blocks, [](const Block& block) { return block.kind == BlockKind::comment; });
  put_body(out, own);
  out.begin("comments", '[');
  for (const Reply& reply : comments) {
    out.begin({}, '{');
    if (const Comment* comment = render::comment_of(article, *reply.first)) {
      out.put("author", comment->author);
      out.put("date", comment->date);
      out.put_raw("depth", std::to_string(comment->depth));
    }
    out.put_raw("text", json_text(reply.text));
    out.end('}');
  }
  out.end(']');
}

void put_images(Writer& out, const Article& article) {
  if (article.pictures.empty()) return;
  out.begin("images", '[');
  for (const Picture& picture : article.pictures) {
    out.begin({}, '{');
    out.put_raw("url", json_text(picture.url));
    out.put("alt", picture.alt);
    out.put("caption", picture.caption);
    if (picture.width > 0) out.put_raw("width", std::to_string(picture.width));
    if (picture.height > 0) out.put_raw("height", std::to_string(picture.height));
    out.end('}');
  }
  out.end(']');
}

void put_embeds(Writer& out, const Article& article) {
  if (article.embeds.empty()) return;
  out.begin("embeds", '[');
  for (const Embed& embed : article.embeds) {
    out.begin({}, '{');
    out.put_raw("url", json_text(embed.url));
    out.put("title", embed.title);
    out.end('}');
  }
  out.end(']');
}

void append_code_unit(std::string& out, char32_t unit) {
  out += "\\u";
  hexadecimal::append(out, unit, 4);
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

/// True for signs of ASCII that stand for themselves, and for the space.
bool is_plain(char c) { return static_cast<signed char>(c) >= ' ' && c != '"' && c != '\\'; }

}  // namespace

std::string render::json_text(std::string_view text) {
  std::string out = "\"";
  bool escaped = false;  // the last character, to its last letter or digit
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_plain(text[at])) ++at;
    if (at > begin) {
      out.append(text, begin, at - begin);
      escaped = false;
      continue;
    }
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
    out.put_raw("confidence", rounded(static_cast<double>(article.confidence), 1e4));
    if (options.provenance) {
      put_provenance(out, article.meta.provenance);
      out.put("skipped", article.meta.skipped);
    }
  }
  put_text(out, article);
  if (options.image_list) {
    put_images(out, article);
    put_embeds(out, article);
  }
  out.end('}');
  return out.take();
}

}  // namespace pith
