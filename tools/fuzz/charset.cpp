// Bytes of any charset: whatever comes in, valid UTF-8 comes out.
#include "charset/convert.hpp"
#include "charset/decode.hpp"
#include "charset/gzip.hpp"
#include "charset/sniff.hpp"
#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  std::string_view bytes = fuzz::view(data, size);
  // A first line that is short is taken for the header.
  std::string_view header;
  if (const std::size_t line = bytes.substr(0, 64).find('\n'); line != std::string_view::npos) {
    header = bytes.substr(0, line);
    bytes.remove_prefix(line + 1);
  }
  fuzz::check(!charset::sniff(bytes).name.empty(), "what the bytes are has a name");
  std::string storage;
  const charset::Decoded decoded = charset::decode(bytes, header, storage);
  fuzz::check(utf8::valid(decoded.text), "decoded text is UTF-8");
  fuzz::check(decoded.text.size() <= 4 * bytes.size() + 4, "a byte gives four at most");
  fuzz::check(!decoded.charset.empty(), "the encoding has a name");
  std::string converted;
  for (const std::string_view name : {"gb18030", "iso-2022-jp", "shift_jis", "euc-kr", "big5", "utf-16le"}) {
    charset::convert(bytes, *charset::find_encoding(name), converted);
    fuzz::check(utf8::valid(converted), "converted text is UTF-8");
  }
  constexpr std::size_t most = 1'000'000;
  if (const auto unpacked = charset::gunzip(bytes, most)) {
    fuzz::check(unpacked->size() <= most, "no more is unpacked than may be");
  } else {
    fuzz::check_clean(unpacked.error().message, "an error of gzip");
  }
  return 0;
}
