#include "fetch/unpack.hpp"

#include "base/ascii.hpp"
#include "base/inflate.hpp"
#include "base/printable.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>
#include <optional>
#include <utility>

#include <brotli/decode.h>
#include <zstd.h>

namespace pith::fetch {

namespace {

// Real servers apply one coding, misconfigured ones two. libcurl's own bound is five.
constexpr std::size_t max_codings = 3;
constexpr std::size_t chunk_bytes = 65'536;
using Chunk = std::array<char, chunk_bytes>;
using Status = Unpacker::Status;

// Appends a chunk's first `size` bytes unless that were over `room`.
bool take(const Chunk& chunk, std::size_t size, std::string& out, std::size_t& room) {
  if (size > room) return false;
  room -= size;
  out.append(chunk.data(), size);
  return true;
}

// gzip and what goes by the name of deflate: the zlib format by the standard, bare deflate
// data from some servers. Bytes that are plainly not packed are passed through: servers are
// known to claim a coding they did not apply.
class Inflate final : public Unpacker {
 public:
  explicit Inflate(bool gzip) : gzip_(gzip) {}

  Status feed(std::string_view in, std::string& out, std::size_t room) override {
    if (decided_) return run(in, out, room);
    head_.append(in);
    if (head_.size() < 2) return Status::more;
    decided_ = true;
    if (const auto format = format_of(head_)) inflater_.emplace(*format);
    const std::string head = std::exchange(head_, {});
    return run(head, out, room);
  }

 private:
  // nullopt: not packed.
  std::optional<Inflater::Format> format_of(std::string_view head) const {
    const auto first = static_cast<unsigned char>(head[0]);
    const auto second = static_cast<unsigned char>(head[1]);
    const bool is_zlib = (first & 15) == 8 && (first * 256 + second) % 31 == 0;
    const bool markup = first == '<' || ascii::is_space(head[0]) || first == 0xef;
    if (begins_as_gzip(head)) return Inflater::Format::gzip;
    if (gzip_ || markup) return std::nullopt;
    return is_zlib ? Inflater::Format::zlib : Inflater::Format::bare;
  }

  Status run(std::string_view in, std::string& out, std::size_t room) {
    if (!inflater_) {
      if (in.size() > room) return Status::too_large;
      out.append(in);
      return Status::done;
    }
    while (true) {
      const auto [status, size] = inflater_->run(in, chunk_);
      if (!take(chunk_, size, out, room)) return Status::too_large;
      if (status == Inflater::Status::damaged) return Status::broken;
      if (status == Inflater::Status::done) return Status::done;
      if (status == Inflater::Status::needs_input)
        return inflater_->is_complete() ? Status::done : Status::more;
    }
  }

  bool gzip_;
  bool decided_ = false;
  std::string head_;  // what is too short yet to tell what it is
  std::optional<Inflater> inflater_;
  Chunk chunk_{};
};

class Brotli final : public Unpacker {
 public:
  Brotli() : state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
    if (state_ == nullptr) throw std::bad_alloc();
  }
  Brotli(const Brotli&) = delete;
  Brotli& operator=(const Brotli&) = delete;
  ~Brotli() override { BrotliDecoderDestroyInstance(state_); }

  Status feed(std::string_view in, std::string& out, std::size_t room) override {
    const auto* next = reinterpret_cast<const std::uint8_t*>(in.data());  // NOLINT(*-reinterpret-cast)
    std::size_t left = in.size();
    while (BrotliDecoderIsFinished(state_) == BROTLI_FALSE) {
      auto* to = reinterpret_cast<std::uint8_t*>(chunk_.data());  // NOLINT(*-reinterpret-cast)
      std::size_t space = chunk_.size();
      const auto code = BrotliDecoderDecompressStream(state_, &left, &next, &space, &to, nullptr);
      if (!take(chunk_, chunk_.size() - space, out, room)) return Status::too_large;
      if (code == BROTLI_DECODER_RESULT_ERROR) return Status::broken;
      if (code == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) return Status::more;
    }
    return Status::done;
  }

 private:
  BrotliDecoderState* state_;
  Chunk chunk_{};
};

class Zstd final : public Unpacker {
 public:
  Zstd() : stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
    // RFC 9659: a window of 8 MB is all a coding may ask for.
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, 23);
  }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;
  ~Zstd() override { ZSTD_freeDStream(stream_); }

  Status feed(std::string_view in, std::string& out, std::size_t room) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    bool more = true;
    // Between frames, a call without input would speak of the next one.
    while (from.pos < from.size || (more && pending_ != 0)) {
      ZSTD_outBuffer to{chunk_.data(), chunk_.size(), 0};
      pending_ = ZSTD_decompressStream(stream_, &to, &from);
      if (ZSTD_isError(pending_) != 0) return Status::broken;
      if (!take(chunk_, to.pos, out, room)) return Status::too_large;
      more = to.pos == to.size;
    }
    return pending_ == 0 ? Status::done : Status::more;
  }

 private:
  ZSTD_DStream* stream_;
  std::size_t pending_ = 1;  // 0 exactly between frames
  Chunk chunk_{};
};

std::unique_ptr<Unpacker> make(std::string_view coding, std::string_view& name) {
  if (coding == "gzip" || coding == "x-gzip") return name = "gzip", std::make_unique<Inflate>(true);
  if (coding == "deflate") return name = "deflate", std::make_unique<Inflate>(false);
  if (coding == "br") return name = "brotli", std::make_unique<Brotli>();
  if (coding == "zstd") return name = "zstd", std::make_unique<Zstd>();
  return nullptr;
}

}  // namespace

Result<void, Failure> Unpacking::start(std::string_view codings) {
  steps_.clear();
  produced_ = 0;
  while (!codings.empty()) {
    const std::size_t comma = std::min(codings.find(','), codings.size());
    const std::string coding = ascii::to_lower(ascii::trim(codings.substr(0, comma)));
    codings.remove_prefix(std::min(comma + 1, codings.size()));
    if (coding.empty() || coding == "identity") continue;
    Step step;
    step.unpacker = make(coding, step.name);
    if (!step.unpacker)
      return Failure{ErrorCode::fetch, "unknown content coding \"" + quotable(coding, 40) + "\""};
    if (steps_.size() == max_codings)
      return Failure{ErrorCode::fetch, "too many content codings, one over the other"};
    steps_.push_back(std::move(step));
  }
  std::reverse(steps_.begin(), steps_.end());
  return {};
}

Result<void, Failure> Unpacking::feed(std::string_view in, std::string& out) {
  std::string buffers[2];
  std::string_view current = in;
  const Failure too_large = over(Limit::body_bytes, limit_,
                                 "larger than the limit of " + human_bytes(limit_) + " when decompressed");
  for (std::size_t i = 0; i < steps_.size() && !current.empty(); ++i) {
    Step& step = steps_[i];
    std::string& target = buffers[i % 2];
    target.clear();
    step.started = true;
    const Status status = step.unpacker->feed(current, target, limit_ - step.produced);
    if (status == Status::too_large) return too_large;
    if (status == Status::broken)
      return Failure{ErrorCode::fetch, "broken " + std::string(step.name) + " data"};
    step.produced += target.size();
    step.done = status == Status::done;
    current = target;
  }
  if (current.size() > limit_ - produced_) return too_large;
  produced_ += current.size();
  out.append(current);
  return {};
}

Result<void, Failure> Unpacking::finish() const {
  for (const Step& step : steps_) {
    if (step.started && !step.done) {
      return Failure{ErrorCode::fetch, "the " + std::string(step.name) + " data ended early", true};
    }
  }
  return {};
}

}  // namespace pith::fetch
