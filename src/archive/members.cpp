#include "archive/members.hpp"

#include "base/inflate.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include <zstd.h>

namespace pith::archive {

namespace {

constexpr std::size_t piece = std::size_t{64} << 10;
// Of a member, so much of its packed bytes is kept to look through again should it prove damaged.
constexpr std::size_t most_kept = std::size_t{16} << 20;
// How many bytes may be looked through again, beyond as many as there were: members that are made to seem to
// begin everywhere must not cost the square of their number.
constexpr std::uint64_t free_rewinds = std::uint64_t{64} << 20;

constexpr std::string_view gzip_magic = "\x1F\x8B\x08";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::string_view skippable_magic = "\x2A\x4D\x18";  // behind a byte from 0x50 to 0x5F
constexpr char dictionary_magic = '\x5D';
constexpr std::size_t frame_head = 8;  // of a frame that can be passed over: its magic number and size
constexpr std::size_t most_dictionary = std::size_t{16} << 20;
constexpr int most_window_bits = 27;    // what zstd itself bounds it to: 128 MB
constexpr std::size_t zstd_prefix = 5;  // of a frame: what says how long its head is
constexpr std::size_t block_head = 3;

bool is_skippable(std::string_view bytes) {
  return bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xF0U) == 0x50U &&
         bytes.substr(1, 3) == skippable_magic;
}

bool may_begin(Packing packing, std::string_view bytes) {
  if (packing == Packing::zstd) return bytes.starts_with(zstd_magic) || is_skippable(bytes);
  // The upper flags are reserved, and zero.
  return bytes.starts_with(gzip_magic) && bytes.size() > 3 &&
         (static_cast<unsigned char>(bytes[3]) & 0xE0U) == 0;
}

class Gzip final : public Unpacker {
 public:
  void begin() override { inflater_.emplace(Inflater::Format::gzip); }

  Status run(std::string_view& in, std::string& out) override {
    const std::size_t filled = out.size();
    out.resize(filled + piece);
    const auto [status, size] = inflater_->run(in, {out.data() + filled, piece});
    out.resize(filled + size);
    if (status == Inflater::Status::damaged) return Status::damaged;
    return status == Inflater::Status::member_end ? Status::end : Status::more;
  }

  std::size_t wanted() const override { return 1; }

  std::string what() const override { return "the gzip data is broken: " + std::string(inflater_->what()); }

 private:
  std::optional<Inflater> inflater_;
};

class Zstd final : public Unpacker {
 public:
  Zstd() : stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, most_window_bits);
  }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;
  ~Zstd() override { ZSTD_freeDStream(stream_); }

  void begin() override {
    ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only);
    wanted_ = zstd_prefix;
    is_full_ = false;
  }

  Status run(std::string_view& in, std::string& out) override {
    const std::size_t filled = out.size();
    out.resize(filled + piece);
    ZSTD_outBuffer to{out.data() + filled, piece, 0};
    Status status = Status::more;
    do {
      status = step(in, to);
    } while (status == Status::more && to.pos < piece && (is_full_ || in.size() >= wanted_));
    out.resize(filled + to.pos);
    return status;
  }

  std::size_t wanted() const override { return wanted_; }

  std::string what() const override { return "the zstd data is broken: " + what_; }

  /// The frames that follow may refer to it.
  bool use_dictionary(std::string_view bytes) {
    std::string unpacked;
    if (bytes.starts_with(zstd_magic)) {
      begin();
      Status status = Status::more;
      while (status == Status::more && unpacked.size() <= most_dictionary) {
        const std::size_t before = bytes.size() + unpacked.size();
        status = run(bytes, unpacked);
        if (bytes.empty() && before == unpacked.size()) break;  // it has no end
      }
      if (status != Status::end) return false;
      bytes = unpacked;
    }
    return ZSTD_isError(ZSTD_DCtx_loadDictionary(stream_, bytes.data(), bytes.size())) == 0;
  }

 private:
  // A call that fails keeps back what it has unpacked, that of blocks before the damage too. So each gets one
  // block, or what stands between two, and gets it whole: how much a damaged frame gives must not hang on how
  // its bytes came.
  Status step(std::string_view& in, ZSTD_outBuffer& to) {
    ZSTD_inBuffer from{in.data(), is_full_ ? 0 : std::min(in.size(), wanted_), 0};
    const std::size_t answer = ZSTD_decompressStream(stream_, &to, &from);
    in.remove_prefix(from.pos);
    is_full_ = to.pos == to.size;
    if (ZSTD_isError(answer) != 0) {
      what_ = ZSTD_getErrorName(answer);
      return Status::damaged;
    }
    // The library asks for what is left of the block and for the head of the next one.
    wanted_ = answer > block_head ? answer - block_head : answer;
    return answer == 0 ? Status::end : Status::more;
  }

  ZSTD_DStream* stream_;
  std::string what_;
  std::size_t wanted_ = zstd_prefix;
  bool is_full_ = false;  // the last call may have more to give
};

std::unique_ptr<Unpacker> unpacker(Packing packing) {
  if (packing == Packing::gzip) return std::make_unique<Gzip>();
  if (packing == Packing::zstd) return std::make_unique<Zstd>();
  return nullptr;
}

}  // namespace

Packing packing_of(std::string_view bytes) {
  if (begins_as_gzip(bytes)) return Packing::gzip;
  return may_begin(Packing::zstd, bytes) ? Packing::zstd : Packing::none;
}

Members::Members(Feed feed, Packing packing, std::uint64_t offset)
    : feed_(std::move(feed)),
      packing_(packing),
      unpacker_(unpacker(packing)),
      raw_begin_(offset),
      member_(offset),
      searched_(offset) {}

Members::Event Members::fail(std::string message) {
  error_ = Error{ErrorCode::input, std::move(message)};
  return Event::damaged;
}

// Reads behind what is kept. False at the end; then failure_ may say that it came too early.
bool Members::fill() {
  if (ended_) return false;
  const std::size_t from =
      within_ ? std::min(static_cast<std::size_t>(std::max(member_, raw_begin_) - raw_begin_), at_) : at_;
  const std::size_t unwanted = at_ - from > most_kept ? at_ : from;
  if (unwanted > raw_.size() / 2 || unwanted > most_kept) {
    raw_.erase(0, unwanted);
    raw_begin_ += unwanted;
    at_ -= unwanted;
  }
  const std::size_t filled = raw_.size();
  raw_.resize(filled + piece);
  const Result<std::size_t> got = feed_(raw_.data() + filled, piece);
  raw_.resize(filled + (got ? *got : 0));
  if (!got) failure_ = got.error();
  ended_ = !got || *got == 0;
  return !ended_;
}

bool Members::have(std::size_t size) {
  while (raw_.size() - at_ < size) {
    if (!fill()) return false;
  }
  return true;
}

// A frame that holds nothing of the content; but the first may hold the dictionary. False if the file ends in
// it.
bool Members::pass_over_frame() {
  if (!have(frame_head)) return false;
  std::size_t size = 0;
  for (std::size_t byte = frame_head; byte > 4; --byte)
    size = size << 8U | static_cast<unsigned char>(raw_[at_ + byte - 1]);
  const bool is_dictionary = member_ == 0 && raw_[at_] == dictionary_magic && size <= most_dictionary;
  at_ += frame_head;
  if (is_dictionary) {
    if (!have(size)) return false;
    // A broken dictionary shows in the frames that need it.
    static_cast<void>(static_cast<Zstd&>(*unpacker_).use_dictionary(rest().substr(0, size)));
  }
  while (raw_.size() - at_ < size) {
    size -= raw_.size() - at_;
    at_ = raw_.size();
    if (!fill()) return false;
  }
  at_ += size;
  return true;
}

// Enters the member that begins here. False: none does.
bool Members::begin() {
  member_ = raw_begin_ + at_;
  searched_ = member_ + 1;
  pending_ = false;
  have(frame_head);
  if (!may_begin(packing_, rest())) return false;
  unpacker_->begin();
  within_ = true;
  return true;
}

Members::Event Members::read(std::string& out) {
  if (packing_ == Packing::none) {
    if (failure_) return Event::unreadable;
    const std::size_t filled = out.size();
    out.resize(filled + piece);
    const Result<std::size_t> got = feed_(out.data() + filled, piece);
    out.resize(filled + (got ? *got : 0));
    if (got) return *got == 0 ? Event::end : Event::bytes;
    failure_ = got.error();
    return Event::unreadable;
  }
  if (!within_) {
    if (!have(1)) return failure_ ? Event::unreadable : Event::end;
    if (!begin()) return fail("there is no packed data here");
    if (is_skippable(rest())) {
      within_ = false;
      if (!pass_over_frame()) return failure_ ? Event::unreadable : fail("the packed data ends too early");
      return Event::boundary;
    }
  }
  if (!pending_ && !have(unpacker_->wanted()) && at_ == raw_.size()) {
    if (failure_) return Event::unreadable;
    return fail("the packed data ends too early");
  }
  std::string_view in = rest();
  const std::size_t filled = out.size();
  const Unpacker::Status status = unpacker_->run(in, out);
  at_ = raw_.size() - in.size();
  pending_ = out.size() - filled == piece;
  if (status == Unpacker::Status::damaged) return fail(unpacker_->what());
  if (status == Unpacker::Status::more) return Event::bytes;
  within_ = false;
  return Event::boundary;
}

bool Members::recover() {
  if (packing_ == Packing::none) return false;
  const std::uint64_t next = std::max(searched_, raw_begin_);
  if (raw_begin_ + at_ > next) {
    const std::uint64_t back = raw_begin_ + at_ - next;
    if (rewound_ + back <= free_rewinds + raw_begin_ + raw_.size()) {
      rewound_ += back;
      at_ = static_cast<std::size_t>(next - raw_begin_);
    }
  } else {
    at_ = static_cast<std::size_t>(next - raw_begin_);
  }
  within_ = false;
  const char first = packing_ == Packing::gzip ? gzip_magic[0] : zstd_magic[0];
  while (true) {
    const std::size_t found = rest().find(first);
    at_ = found == std::string_view::npos ? raw_.size() : at_ + found;
    have(4);
    if (at_ >= raw_.size()) return false;
    if (may_begin(packing_, rest()) && !is_skippable(rest())) return true;
    ++at_;
  }
}

}  // namespace pith::archive
