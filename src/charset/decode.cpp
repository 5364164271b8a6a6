#include "charset/decode.hpp"

#include "base/ascii.hpp"
#include "base/byte_order_mark.hpp"
#include "base/utf8.hpp"
#include "charset/convert.hpp"
#include "charset/declared.hpp"
#include "charset/detect.hpp"

namespace pith::charset {
namespace {

struct Finding {
  const Encoding* encoding = nullptr;
  Evidence evidence = Evidence::fallback;
};

bool is_utf8(const Encoding& encoding) { return encoding.family == Family::utf8; }

bool is_wide(const Encoding& encoding) {
  return encoding.family == Family::utf16_le || encoding.family == Family::utf16_be;
}

/// The encoding whose byte order mark `bytes` begins with; takes the mark away.
const Encoding* take_mark(std::string_view& bytes) {
  struct Mark {
    std::string_view bytes;
    const Encoding* encoding;
  };
  using namespace std::string_view_literals;
  // UTF-32's little-endian mark begins like UTF-16's: it is asked for first.
  const Mark marks[] = {{byte_order_mark, find_encoding("utf-8")},
                        {"\xFF\xFE\0\0"sv, &utf32_le},
                        {"\0\0\xFE\xFF"sv, &utf32_be},
                        {"\xFF\xFE"sv, find_encoding("utf-16le")},
                        {"\xFE\xFF"sv, find_encoding("utf-16be")}};
  for (const Mark& mark : marks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    bytes.remove_prefix(mark.bytes.size());
    return mark.encoding;
  }
  return nullptr;
}

/// Fewer ill-formed sequences than well-formed ones by this factor: the text is UTF-8 with some damage.
bool is_damaged_utf8(const Fit& fit, std::size_t factor) {
  return fit.characters > 0 && fit.errors * factor <= fit.characters;
}

/// Chooses for bytes that are not valid UTF-8.
Finding choose(std::string_view bytes, const Encoding* header) {
  const Encoding* meta = declared_in_markup(bytes);
  const bool says_utf8 =
      (header != nullptr && is_utf8(*header)) || (header == nullptr && meta != nullptr && is_utf8(*meta));
  const Encoding* utf8 = find_encoding("utf-8");
  const Fit fit = measure_utf8(bytes);
  if (says_utf8 && is_damaged_utf8(fit, 1))
    return {utf8, header != nullptr ? Evidence::header : Evidence::meta};
  if (header != nullptr && !is_utf8(*header)) return {header, Evidence::header};
  if (is_damaged_utf8(fit, 10)) return {utf8, Evidence::detected};
  if (meta != nullptr && !is_utf8(*meta)) return {meta, Evidence::meta};
  if (const Encoding* found = detect_by_statistics(bytes)) return {found, Evidence::detected};
  return {says_utf8 ? utf8 : find_encoding("windows-1252"), Evidence::fallback};
}

/// Chooses for valid UTF-8: ASCII bytes may be more than that if escape characters are among them.
Finding choose_escapes(std::string_view bytes, const Encoding* header) {
  if (bytes.find('\x1b') == std::string_view::npos || ascii::run_length(bytes, 0) < bytes.size()) return {};
  if (header != nullptr && header->family == Family::stateful) return {header, Evidence::header};
  const Encoding* meta = declared_in_markup(bytes);
  if (meta != nullptr && meta->family == Family::stateful) return {meta, Evidence::meta};
  return {detect_escapes(bytes), Evidence::detected};
}

Decoded convert_by(std::string_view bytes, Finding finding, std::string& storage) {
  convert(bytes, *finding.encoding, storage);
  return {storage, std::string(finding.encoding->name), finding.evidence};
}

/// By what was declared, unless it fits so badly that statistics find something better.
Decoded convert_declared(std::string_view bytes, Finding finding, std::string& storage) {
  const Fit fit = convert(bytes, *finding.encoding, storage);
  const bool declared = finding.evidence == Evidence::header || finding.evidence == Evidence::meta;
  constexpr std::size_t few_errors = 8;  // that many may be damage
  if (declared && !is_utf8(*finding.encoding) && fit.errors > few_errors &&
      fit.errors * 10 > fit.characters) {
    const Encoding* other = detect_by_statistics(bytes);
    std::string better;
    if (other != nullptr && convert(bytes, *other, better).errors * 4 < fit.errors) {
      storage = std::move(better);
      finding = {other, Evidence::detected};
    }
  }
  return {storage, std::string(finding.encoding->name), finding.evidence};
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view content_type, std::string& storage) {
  if (const Encoding* marked = take_mark(bytes)) {
    while (is_utf8(*marked) && bytes.starts_with(byte_order_mark))
      bytes = without_byte_order_mark(bytes);  // joined files have several
    if (is_utf8(*marked) && utf8::valid(bytes)) return {bytes, "utf-8", Evidence::bom};
    return convert_by(bytes, {marked, Evidence::bom}, storage);
  }
  if (const Encoding* wide = detect_wide(bytes))
    return convert_by(bytes, {wide, Evidence::detected}, storage);
  const Encoding* header = declared_in_content_type(content_type);
  if (header != nullptr && is_wide(*header)) header = nullptr;  // such bytes would have been seen by now
  if (!utf8::valid(bytes)) return convert_declared(bytes, choose(bytes, header), storage);

  const Finding escapes = choose_escapes(bytes, header);
  if (escapes.encoding != nullptr) return convert_by(bytes, escapes, storage);
  if (header != nullptr && !is_utf8(*header) && ascii::run_length(bytes, 0) < bytes.size()) {
    return convert_declared(bytes, {header, Evidence::header}, storage);
  }
  return {bytes, "utf-8", header != nullptr && is_utf8(*header) ? Evidence::header : Evidence::detected};
}

}  // namespace pith::charset
