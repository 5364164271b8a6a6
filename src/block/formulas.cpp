#include "block/formulas.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "block/katex.hpp"
#include "block/mathml.hpp"
#include "dom/class_words.hpp"

#include <algorithm>
#include <utility>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::size_t longest_tex = 8192;  // bytes; a page of formulas in one is none

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), ascii::is_space); }

std::string value_of(std::string_view attributes, std::string_view name) {
  dom::Attribute a;
  for (dom::AttributeReader reader(attributes); reader.next(a);) {
    if (ascii::equal_ignoring_case(a.name, name)) return decode_entities(a.value, true);
  }
  return {};
}

/// Without what says how the formula is set: `{\displaystyle …}`, `$…$`, the CDATA section of an old script.
std::string bare(std::string tex) {
  const auto unwrap = [&](std::string_view begin, std::string_view end) {
    if (tex.size() < begin.size() + end.size() || !tex.starts_with(begin) || !tex.ends_with(end))
      return false;
    tex = ascii::trim(std::string_view(tex).substr(begin.size(), tex.size() - begin.size() - end.size()));
    return true;
  };
  tex = ascii::trim(tex);
  unwrap("% <![CDATA[", "%]]>");
  if (!unwrap("{\\displaystyle ", "}")) unwrap("{\\textstyle ", "}");
  if (!unwrap("$$", "$$") && !unwrap("\\[", "\\]") && !unwrap("\\(", "\\)")) unwrap("$", "$");
  for (const std::string_view style : {"\\displaystyle", "\\textstyle"}) {
    if (tex.size() > style.size() && !ascii::is_alpha(tex[style.size()])) unwrap(style, "");
  }
  return tex;
}

/// The MathML that an attribute holds, as TeX. Editors write it with other brackets and quotes: `«mi»x«/mi»`.
std::string tex_of_attribute(const std::string& mathml) {
  constexpr std::u32string_view signs = U"«»¨§";
  constexpr std::string_view plain = "<>\"&";
  if (!mathml.starts_with("«")) return mathml_to_tex(mathml);
  std::string out;
  for (std::size_t at = 0; at < mathml.size();) {
    const char32_t c = utf8::next(mathml, at);
    const std::size_t sign = signs.find(c);
    utf8::append(out, sign == std::u32string_view::npos ? c : static_cast<char32_t>(plain[sign]));
  }
  return mathml_to_tex(out);
}

/// The TeX that the address of a picture has for the server that draws it, as a parameter ("?tex=x%5E2") or
/// as all of its query ("/png.latex?x%5E2"); empty if it has none.
std::string tex_of_address(std::string_view address) {
  const std::size_t query = address.find('?');
  if (query == std::string_view::npos) return {};
  std::string_view path = address.substr(0, query);
  path.remove_prefix(std::min(path.rfind('/') + 1, path.size()));
  const std::string_view parameters = address.substr(query + 1);
  const auto decoded = [](const std::string& value) {
    return bare(utf8::clean_line(percent_decoded(value)));
  };
  for (const std::string_view name : {"tex=", "latex="}) {
    const std::size_t at = parameters.find(name);
    if (at == 0 || (at != std::string_view::npos && parameters[at - 1] == '&')) {
      std::string value(parameters.substr(at + name.size()));
      value.resize(std::min(value.find('&'), value.size()));
      std::replace(value.begin(), value.end(), '+', ' ');  // as forms write it
      return decoded(value);
    }
  }
  const bool draws = path.ends_with(".latex") || path == "mathtex.cgi" || path == "mimetex.cgi";
  return draws ? decoded(std::string(parameters)) : std::string();
}

/// True for a text that is TeX by its delimiters.
bool is_delimited(std::string_view text) {
  return text.size() > 2 && ((text.starts_with('$') && text.ends_with('$')) ||
                             (text.starts_with("\\(") && text.ends_with("\\)")) ||
                             (text.starts_with("\\[") && text.ends_with("\\]")));
}

bool says_display(std::string_view names) {
  return ascii::contains_ignoring_case(names, "display") || ascii::contains_ignoring_case(names, "block");
}

/// Classes of renderers: everything in such an element is one formula.
bool is_renderer(std::string_view names) {
  for (const std::string_view name : {"mathjax", "mjx-", "mjxc", "katex", "mwe-math-element"}) {
    if (ascii::contains_ignoring_case(names, name)) return true;
  }
  return false;
}

bool says_formula(std::string_view names) {
  return dom::any_word(names, [](std::string_view word) {
    return ascii::equal_ignoring_case(word, "math") || ascii::equal_ignoring_case(word, "latex") ||
           ascii::equal_ignoring_case(word, "tex") || ascii::equal_ignoring_case(word, "equation") ||
           ascii::equal_ignoring_case(word, "formula");
  });
}

/// True for the classes that converters give to elements with TeX in them, for a script to render.
bool is_source_class(std::string_view names) {
  return dom::any_class(names, [&](std::string_view name) {
    return ascii::equal_ignoring_case(name, "math") || ascii::equal_ignoring_case(name, "math-tex") ||
           ascii::contains_ignoring_case(name, "katex-eq");
  });
}

/// True for an element of a name of its own that says that it holds TeX: <d-math>.
bool is_source_element(const dom::Document& document, NodeId id) {
  return document.tag(id) == Tag::other && document.own_name(id).ends_with("-math");
}

/// The TeX that an attribute holds as an expression in JSON, for a script to render.
std::string tex_of_json(const std::string& json) {
  constexpr std::string_view name = "xpression\":\"";
  const std::size_t at = json.find(name);
  if (at == std::string::npos) return {};
  std::string out;
  for (std::size_t i = at + name.size(); i < json.size() && json[i] != '"'; ++i) {
    if (json[i] == '\\' && i + 1 < json.size()) ++i;
    out += json[i - 1] == '\\' && json[i] == 'n' ? ' ' : json[i];
  }
  return bare(utf8::clean_line(out));
}

/// The TeX that MathJax 2 gives as the label of what it made of it on a server.
std::string tex_of_label(const dom::Document& document, NodeId id) {
  constexpr NodeId reach = 6;  // nodes
  const NodeId end = std::min(document[id].end, id + reach);
  for (; id < end; ++id) {
    if (document.tag(id) != Tag::span) continue;
    const auto read = document.raw_attributes(id, {"class", "aria-label"});
    if (read[1] && read[0] == "mjx-math") return bare(utf8::clean_line(decode_entities(*read[1], true)));
  }
  return {};
}

/// The TeX of a <math> or of a script that holds a formula.
std::string tex_of(const dom::Document& document, NodeId math) {
  const dom::Document::Formula source = document.formula(math);
  if (source.is_script) {
    return value_of(source.attributes, "type").find("mml") != std::string::npos
               ? mathml_to_tex(source.content)
               : bare(utf8::clean_line(source.content));
  }
  std::string tex = annotated_tex(source.content);
  for (const std::string_view name : {"alttext", "data-latex"}) {
    if (tex.empty()) tex = utf8::clean_line(value_of(source.attributes, name));
  }
  return tex.empty() ? mathml_to_tex(source.content) : bare(std::move(tex));
}

bool is_display(const dom::Document& document, NodeId math) {
  const dom::Document::Formula source = document.formula(math);
  if (source.is_script) return ascii::contains_ignoring_case(value_of(source.attributes, "type"), "display");
  return value_of(source.attributes, "display") == "block" ||
         value_of(source.attributes, "mode") == "display";
}

/// Told by the letter that both names end in, of which a page has few.
bool names_renderer(std::string_view attributes) {
  const auto is_end_of = [attributes](std::size_t at, std::string_view name) {
    return at >= name.size() &&
           ascii::equal_ignoring_case(attributes.substr(at - name.size(), name.size()), name);
  };
  for (const char x : {'x', 'X'}) {
    for (std::size_t at = attributes.find(x); at != std::string_view::npos; at = attributes.find(x, at + 1))
      if (is_end_of(at, "mathja") || is_end_of(at, "kate")) return true;
  }
  return false;
}

bool may_hold_formula(Tag tag) {
  return tag == Tag::span || tag == Tag::div || tag == Tag::other || tag == Tag::p || tag == Tag::nobr;
}

bool has_text_structure(const dom::Document& document, NodeId begin, NodeId end) {
  for (NodeId id = begin + 1; id < end; ++id) {
    const Tag tag = document.tag(id);
    if (tag == Tag::p || tag == Tag::li || (tag >= Tag::h1 && tag <= Tag::h6)) return true;
  }
  return false;
}

}  // namespace

bool names_formula_renderer(const dom::Document& document) {
  return std::any_of(document.scripts().begin(), document.scripts().end(),
                     [](const dom::Script& script) { return names_renderer(script.attributes); });
}

Formulas::Formulas(const dom::Document& document, std::span<const score::Element> elements)
    : document_(document) {
  constexpr std::uint32_t katex = score::shape_of(Tag::span, "katex");
  constexpr std::uint32_t mathjax = score::shape_of(Tag::span, "mjx-chtml");
  constexpr std::uint32_t rendered = score::shape_of(Tag::div, "latex-rendered");
  if (document.body() == dom::no_node) return;
  std::vector<NodeId> pictures;
  for (NodeId id = document.body() + 1; id < document.size(); ++id) {
    const Tag tag = document.tag(id);
    if (tag == Tag::text) continue;
    if (tag == Tag::math) math_.push_back(id);
    if (tag == Tag::img) pictures.push_back(id);
    if (tag == Tag::other) has_renderer_ = has_renderer_ || is_drawn(id) || is_source_element(document, id);
    if (tag == Tag::div) has_renderer_ = has_renderer_ || elements[id].shape == rendered;
    if (tag == Tag::code || tag == Tag::pre) has_renderer_ = has_renderer_ || elements[id].tex;
    if (tag == Tag::span)
      has_renderer_ =
          has_renderer_ || elements[id].shape == katex || elements[id].shape == mathjax || elements[id].tex;
  }
  has_renderer_ = has_renderer_ || names_formula_renderer(document);
  if (math_.empty() && !has_renderer_) {
    for (const NodeId id : pictures) add_picture(id);
    return;
  }
  for (NodeId id = document.body() + 1; id < document.size(); id = std::max(id + 1, next_)) {
    if ((document.tag(id) == Tag::code || document.tag(id) == Tag::pre) && elements[id].tex) {
      add_code(id);
    } else {
      look_at(id);
    }
  }
}

/// Adds TeX that stands as code, and says how it is set.
void Formulas::add_code(NodeId id) {
  std::string tex;
  for (NodeId at = id + 1; at < document_[id].end; ++at) tex += document_.characters(at);
  tex = bare(utf8::clean_line(tex));
  if (tex.empty() || tex.size() > longest_tex) return;
  next_ = document_[id].end;
  const bool display = document_.raw_attribute(id, "data-math-style") == "display";
  formulas_.push_back({id, next_, std::move(tex), display});
}

void Formulas::look_at(NodeId id) {
  const Tag tag = document_.tag(id);
  if (tag == Tag::math) return add(id, document_[id].end, id, is_display(document_, id));
  if (tag == Tag::img) return add_picture(id);
  if ((math_.empty() && !has_renderer_) || !may_hold_formula(tag)) return;
  if (document_[id].size == 0 && tag != Tag::other) return;
  const auto names = document_.raw_attribute(id, "class");
  if (names || tag == Tag::other) look_at_wrapper(id, names ? *names : document_.own_name(id));
}

void Formulas::look_at_wrapper(NodeId id, std::string_view names) {
  const NodeId end = document_[id].end;
  const std::size_t count = math_elements_in(id, end);
  const bool renderer = is_renderer(names);
  if (count > 1 || (!renderer && !says_formula(names))) return;
  if (end - id > 8192 || has_text_structure(document_, id, end)) return;
  const bool display = says_display(names) || document_.raw_attribute(id, "display").value_or("") == "true" ||
                       (is_source_element(document_, id) && document_.has_attribute(id, "block"));
  if (count == 1) {
    const NodeId math = *std::lower_bound(math_.begin(), math_.end(), id);
    if (!renderer && holds_text_outside(id, math)) return;
    return add(id, end, math, display || is_display(document_, math));
  }
  if (add_without_source(id, names, display)) return;
  if (!ascii::contains_ignoring_case(names, "mathjax") && !ascii::contains_ignoring_case(names, "mjx"))
    return;
  const NodeId begin = rendered_.end != 0 && follows(rendered_.end, id) ? rendered_.begin : id;
  rendered_ = {begin, end, {}, display};
  next_ = end;
}

/// Beside its script a formula may stand once more, rendered, and as a preview.
void Formulas::add(NodeId begin, NodeId end, NodeId math, bool display) {
  next_ = end;
  if (rendered_.end != 0 && follows(rendered_.end, begin)) {
    begin = rendered_.begin;
    display = display || rendered_.display;
  }
  rendered_ = {};
  std::string tex = tex_of(document_, math);
  if (!formulas_.empty() && document_.formula(math).is_script && follows(formulas_.back().end, begin) &&
      formulas_.back().end - formulas_.back().begin > 1) {
    Formula& before = formulas_.back();
    before.end = end;
    before.display = before.display || display;
    if (!tex.empty()) before.tex = std::move(tex);
    return;
  }
  if (tex.size() > longest_tex) tex.clear();
  formulas_.push_back({begin, end, std::move(tex), display});
}

/// Adds a formula whose TeX stands in an attribute, in the text of an element that a script renders, or in
/// the shape of what MathJax made of it.
bool Formulas::add_without_source(NodeId id, std::string_view names, bool display) {
  std::string tex;
  for (const std::string_view name : {"data-latex", "data-tex", "data-formula", "data-math"}) {
    if (!tex.empty()) break;
    tex = bare(utf8::clean_line(document_.attribute(id, name)));
  }
  const NodeId end = document_[id].end;
  const bool one_text = end == id + 2 && document_.tag(id + 1) == Tag::text;
  if (tex.empty()) tex = tex_of_json(document_.attribute(id, "data-attrs"));
  if (tex.empty()) tex = tex_of_label(document_, id);
  if (tex.empty() && has_renderer_ && one_text &&
      (is_source_class(names) || is_source_element(document_, id))) {
    tex = utf8::clean_line(document_.characters(id + 1));
    if (tex.starts_with("\\(") || tex.starts_with("\\[") || tex.starts_with('$')) tex.clear();  // as it is
  }
  if (tex.empty()) tex = tex_of_attribute(document_.attribute(id, "data-mathml"));
  if (tex.empty()) tex = rendered_tex(id);
  if (tex.empty() && ascii::contains_ignoring_case(names, "katex")) tex = katex_tex(document_, id);
  if (tex.empty() || tex.size() > longest_tex) return false;
  next_ = end;
  const bool by_tag = document_.tag(id) == Tag::div && (is_source_class(names) || end == id + 1);
  display = display || by_tag || document_.raw_attribute(id, "data-display").value_or("") == "true";
  formulas_.push_back({id, end, std::move(tex), display});
  return true;
}

/// True for what MathJax puts around what it made of a formula.
bool Formulas::is_drawn(NodeId id) const {
  return ascii::equal_ignoring_case(document_.own_name(id), "mjx-container");
}

std::string Formulas::rendered_tex(NodeId id) {
  if (document_.tag(id) != Tag::other || !is_drawn(id)) return {};
  const std::string_view source = document_.own_source(id);
  if (source.size() > rendered_left_) return {};
  rendered_left_ -= source.size();
  constexpr std::string_view name = " data-latex=\"";  // MathJax 4 says of each element what it is of
  if (const std::size_t at = source.find(name); at != std::string_view::npos) {
    const std::string_view value = source.substr(at + name.size());
    return bare(utf8::clean_line(decode_entities(value.substr(0, value.find('"')), true)));
  }
  return mathml_to_tex(source);
}

void Formulas::add_picture(NodeId id) {
  const auto read = document_.raw_attributes(id, {"class", "alt", "src"});
  const std::string_view names = read[0].value_or("");
  const std::string_view raw_alt = read[1].value_or("");
  const bool told = says_formula(names) || ascii::contains_ignoring_case(names, "mwe-math");
  std::string tex;
  if (ascii::contains_ignoring_case(names, "formula"))
    tex = tex_of_attribute(document_.attribute(id, "data-mathml"));
  if (tex.empty() && (told || raw_alt.starts_with('$') || raw_alt.starts_with('\\'))) {
    const std::string alt = utf8::clean_line(document_.attribute(id, "alt"));
    if (told || is_delimited(alt)) tex = bare(alt);
  }
  if (tex.empty() && read[2].value_or("").find("tex") != std::string_view::npos)
    tex = tex_of_address(document_.attribute(id, "src"));
  if (tex.empty() || tex.size() > longest_tex) return;
  next_ = document_[id].end;
  formulas_.push_back({id, next_, std::move(tex), says_display(names)});
}

/// True if nothing but white space lies between `end` and `id`.
bool Formulas::follows(NodeId end, NodeId id) const {
  constexpr NodeId most = 2;
  if (id < end || id - end > most || end == 0) return false;
  for (; end < id; ++end) {
    if (document_.tag(end) != Tag::text || !is_blank(document_.characters(end))) return false;
  }
  return true;
}

std::size_t Formulas::math_elements_in(NodeId begin, NodeId end) const {
  const auto first = std::lower_bound(math_.begin(), math_.end(), begin);
  return static_cast<std::size_t>(std::lower_bound(first, math_.end(), end) - first);
}

bool Formulas::holds_text_outside(NodeId id, NodeId math) const {
  for (NodeId at = id + 1; at < document_[id].end; ++at) {
    if (at != math && !is_blank(document_.characters(at))) return true;
  }
  return false;
}

const Formula* Formulas::around(NodeId id) const {
  const auto behind =
      std::upper_bound(formulas_.begin(), formulas_.end(), id,
                       [](NodeId node, const Formula& formula) { return node < formula.begin; });
  return behind != formulas_.begin() && id < (behind - 1)->end ? &*(behind - 1) : nullptr;
}

}  // namespace pith::block
