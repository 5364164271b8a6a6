#include "fetch/media_type.hpp"

#include "base/ascii.hpp"
#include "base/byte_order_mark.hpp"

namespace pith::fetch {

std::string essence(std::string_view content_type) {
  return ascii::to_lower(ascii::trim(content_type.substr(0, content_type.find(';'))));
}

bool may_be_page(std::string_view content_type) {
  const std::string type = essence(content_type);
  if (type.find('/') == std::string::npos) return true;  // absent or nonsense: the bytes will tell
  for (const std::string_view media : {"image/", "audio/", "video/", "font/", "model/"}) {
    if (type.starts_with(media)) return false;
  }
  if (type.starts_with("text/") || type.ends_with("+xml") || type.ends_with("+json")) return true;
  for (const std::string_view known :
       {"application/xml", "application/json", "application/octet-stream", "application/x-httpd-php",
        "application/html", "application/xhtml", "application/unknown", "application/force-download"}) {
    if (type == known) return true;
  }
  return !type.starts_with("application/");
}

bool begins_as_markup(std::string_view bytes) {
  bytes = without_byte_order_mark(bytes);
  while (!bytes.empty() && ascii::is_space(bytes.front())) bytes.remove_prefix(1);
  return bytes.size() > 1 && bytes[0] == '<' &&
         (ascii::is_alpha(bytes[1]) || bytes[1] == '!' || bytes[1] == '?');
}

}  // namespace pith::fetch
