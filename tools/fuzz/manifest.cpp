// Lines of manifests and of lists of addresses.
#include "input/manifest.hpp"

#include "base/printable.hpp"
#include "check.hpp"
#include "input/guess.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  const std::string_view text = fuzz::view(data, size);
  static input::ManifestReader reader;
  for (const std::string_view line : input::filled_lines(text)) {
    if (const auto entry = reader.read(line)) {
      fuzz::check(!entry->path.empty() || !entry->url.empty(), "an entry leads to a page");
      fuzz::check_clean(utf8::clean(printable(entry->id)), "an id as it is printed");
    } else {
      fuzz::check(utf8::valid(printable(entry.error().message)), "an error can be printed");
    }
    fuzz::check(!input::is_web_address(line) || input::is_address(line), "a web address is an address");
  }
  for (const char c : printable(text)) {
    fuzz::check(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "what is printed has no controls");
  }
  input::is_address_list(text);
  input::begins_like_a_list(text);
  fuzz::check(input::without_page_extension(text).size() <= text.size(), "an extension is taken off");
  return 0;
}
