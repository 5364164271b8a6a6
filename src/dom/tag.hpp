// The elements pith tells apart.
#ifndef PITH_DOM_TAG_HPP
#define PITH_DOM_TAG_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::dom {

// clang-format off
#define PITH_TAGS(X)                                                                                          \
  X(html) X(head) X(body) X(title) X(base) X(link) X(meta) X(style) X(script) X(noscript) X(article)           \
  X(section) X(nav) X(aside) X(h1) X(h2) X(h3) X(h4) X(h5) X(h6) X(hgroup) X(header) X(footer) X(address)      \
  X(p) X(hr) X(pre) X(blockquote) X(ol) X(ul) X(li) X(dl) X(dt) X(dd) X(figure) X(figcaption) X(main)          \
  X(div) X(a) X(em) X(strong) X(small) X(s) X(cite) X(q) X(dfn) X(abbr) X(data) X(time) X(code) X(var)         \
  X(samp) X(kbd) X(sub) X(sup) X(i) X(b) X(u) X(mark) X(ruby) X(rt) X(rp) X(bdi) X(bdo) X(span) X(br)          \
  X(wbr) X(ins) X(del) X(image) X(img) X(iframe) X(embed) X(object) X(param) X(video) X(audio) X(source)       \
  X(track) X(canvas) X(map) X(area) X(math) X(svg) X(table) X(caption) X(colgroup) X(col) X(tbody) X(thead)    \
  X(tfoot) X(tr) X(td) X(th) X(form) X(fieldset) X(legend) X(label) X(input) X(button) X(select) X(datalist)   \
  X(optgroup) X(option) X(textarea) X(keygen) X(output) X(progress) X(meter) X(details) X(summary) X(menu)     \
  X(menuitem) X(dialog) X(slot) X(picture) X(template_) X(applet) X(acronym) X(center) X(font) X(big) X(strike) X(tt) \
  X(nobr) X(marquee) X(frame) X(frameset) X(noframes) X(noembed) X(listing) X(xmp) X(plaintext) X(dir) X(search)
// clang-format on

/// `text` is a run of character data; `other` an element not in the list (custom, SVG or MathML content).
enum class Tag : std::uint8_t {
  text,
  other,
#define PITH_TAG(name) name,
  PITH_TAGS(PITH_TAG)
#undef PITH_TAG
};

constexpr std::string_view tag_names[] = {"#text", "#other",
#define PITH_TAG(name) #name,
                                          PITH_TAGS(PITH_TAG)
#undef PITH_TAG
};
constexpr std::size_t tag_count = sizeof tag_names / sizeof *tag_names;

constexpr std::string_view to_string(Tag tag) {
  return tag == Tag::template_ ? "template" : tag_names[static_cast<std::size_t>(tag)];
}

/// The element of that name in any case; Tag::other if it is not in the list. (`template` gives
/// Tag::template_.)
Tag tag_from_name(std::string_view name);

/// True for elements that a reader sees as a block of their own: text before and after them is not on one
/// line.
bool is_block_level(Tag tag);

}  // namespace pith::dom

#endif
