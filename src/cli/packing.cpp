#include "cli/packing.hpp"

#include <cstddef>
#include <limits>
#include <memory>
#include <new>

#include <zlib.h>
#include <zstd.h>

namespace pith::cli {

namespace {

constexpr std::string_view gzip_end = ".gz";
constexpr std::string_view zstd_end = ".zst";

std::string gzip(std::string_view bytes) {
  constexpr int gzip_window = MAX_WBITS + 16;  // see zlib.h; the time in the header is left zero
  constexpr int memory_level = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in =
      reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT(*-const-cast): only read
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.avail_out = static_cast<uInt>(out.size());
  const int answer = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (answer != Z_STREAM_END) throw std::bad_alloc();
  return out;
}

std::string zstd(std::string_view bytes) {
  constexpr int level = 3;
  const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  if (!context) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace

Packing packing_of_name(std::string_view name) {
  if (name.ends_with(gzip_end)) return Packing::gzip;
  return name.ends_with(zstd_end) ? Packing::zstd : Packing::none;
}

std::string_view without_packing(std::string_view name) {
  for (const std::string_view end : {gzip_end, zstd_end}) {
    if (name.ends_with(end)) return name.substr(0, name.size() - end.size());
  }
  return name;
}

std::string pack(Packing packing, std::string_view bytes) {
  return packing == Packing::gzip ? gzip(bytes) : zstd(bytes);
}

}  // namespace pith::cli
