// What a server may say: the lines of a head, and a body packed as it claims.
#include "check.hpp"
#include "fetch/address.hpp"
#include "fetch/freshness.hpp"
#include "fetch/head.hpp"
#include "fetch/media_type.hpp"
#include "fetch/unpack.hpp"
#include "fetch/url.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  std::string_view bytes = fuzz::view(data, size);
  fetch::Head head;
  while (!bytes.empty() && !head.complete()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    if (const auto added = head.add_line(bytes.substr(0, end)); !added) {
      fuzz::check_clean(added.error().cause, "an error of a head");
      return 0;
    }
    bytes.remove_prefix(end);
  }
  std::optional<std::uint64_t> length;
  if (const auto read = head.content_length(length); !read)
    fuzz::check_clean(read.error().cause, "an error of a length");
  fetch::fresh_until(head, 1'600'000'000);
  fetch::may_be_page(head.get("content-type"));
  fetch::begins_as_markup(bytes);
  fetch::why_not_public(head.get("host"));
  if (const auto url = fetch::parse_url(head.get("location"))) {
    const auto again = fetch::parse_url(url->text);
    fuzz::check(again && again->text == url->text, "a normalized address stays as it is");
    static_cast<void>(fetch::resolve_url(*url, head.get("link")));
  }
  constexpr std::size_t most = 1'000'000;
  fetch::Unpacking unpacking(most);
  std::string body;
  auto unpacked = unpacking.start(head.get_all("content-encoding"));
  while (unpacked && !bytes.empty()) {
    const std::string_view piece = bytes.substr(0, 1 + bytes.size() / 3);
    unpacked = unpacking.feed(piece, body);
    bytes.remove_prefix(piece.size());
  }
  if (unpacked) unpacked = unpacking.finish();
  if (!unpacked) fuzz::check_clean(unpacked.error().cause, "an error of unpacking");
  fuzz::check(body.size() <= most, "no more is unpacked than may be");
  return 0;
}
