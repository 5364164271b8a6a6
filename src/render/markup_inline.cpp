#include "render/markup_inline.hpp"

#include "render/escape.hpp"

#include <algorithm>

namespace pith::render {

MarkupInline::MarkupInline(const Article& article, const Vocabulary& vocabulary, const Notes& notes,
                           bool links, std::string& out)
    : article_(article), words_(vocabulary), notes_(notes), links_(links), out_(out) {}

void MarkupInline::write(Range range) {
  collect_spans(article_, range, links_, spans_);
  std::erase_if(spans_, [&](const Span& span) {
    return span.kind == MarkKind::footnote && (in_link_ || !notes_.has(span.item));
  });
  walk_spans(range, spans_, *this);
}

void MarkupInline::write_code(Range range) {
  breaks_lines_ = false;
  write(range);
  breaks_lines_ = true;
}

void MarkupInline::write_formula(std::string_view words, bool display) {
  out_ += display ? words_.display : words_.formula;
  append_escaped(out_, formula_source(words));
  out_ += display ? words_.display_end : words_.formula_end;
}

void MarkupInline::put_numbered(std::string_view pattern, std::uint32_t number) {
  for (const char c : pattern) {
    if (c == '%') {
      out_ += std::to_string(number);
    } else {
      out_ += c;
    }
  }
}

void MarkupInline::text(Range run) {
  if (in_reference_ || in_formula_) return;
  const std::string_view words = text_in(article_, run);
  for (std::size_t begin = 0;;) {
    const std::size_t end = breaks_lines_ ? std::min(words.find('\n', begin), words.size()) : words.size();
    append_escaped(out_, words.substr(begin, end - begin));
    if (end == words.size()) break;
    out_ += words_.line_break;
    begin = end + 1;
  }
}

bool MarkupInline::open(const Span& span) {
  if (in_formula_) return false;
  if (span.kind == MarkKind::formula) {
    in_formula_ = true;
    write_formula(text_in(article_, span.text), span.item != 0);
  } else if (span.kind == MarkKind::link) {
    if (in_link_) return false;
    in_link_ = true;
    out_ += words_.link;
    append_escaped(out_, span.target);
    out_ += "\">";
  } else if (span.kind == MarkKind::footnote) {
    put_numbered(words_.reference, span.item);
    in_reference_ = true;
  } else {
    out_ += tag_of(span.kind, false);
  }
  return true;
}

void MarkupInline::close(const Span& span) {
  if (span.kind == MarkKind::formula) return void(in_formula_ = false);
  if (span.kind == MarkKind::link) in_link_ = false;
  if (span.kind == MarkKind::footnote) in_reference_ = false;
  out_ += tag_of(span.kind, true);
}

std::string_view MarkupInline::tag_of(MarkKind kind, bool end) const {
  switch (kind) {
    case MarkKind::link: return end ? words_.link_end : words_.link;
    case MarkKind::strong: return end ? words_.strong_end : words_.strong;
    case MarkKind::emphasis: return end ? words_.emphasis_end : words_.emphasis;
    case MarkKind::code: return end ? words_.code_end : words_.code;
    case MarkKind::deleted: return end ? words_.deleted_end : words_.deleted;
    case MarkKind::inserted: return end ? words_.inserted_end : words_.inserted;
    case MarkKind::superscript: return end ? words_.superscript_end : words_.superscript;
    case MarkKind::subscript: return end ? words_.subscript_end : words_.subscript;
    default: return {};
  }
}

}  // namespace pith::render
