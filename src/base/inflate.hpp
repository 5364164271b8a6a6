// Deflated data unpacked piece by piece: gzip, the zlib format and bare deflate data (zlib).
#ifndef PITH_BASE_INFLATE_HPP
#define PITH_BASE_INFLATE_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

struct z_stream_s;

namespace pith {

/// True if `bytes` begin as gzip does.
constexpr bool begins_as_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

/// Unpacks one stream, which may come in pieces of any size and goes out in pieces of any size:
/// never more is held than zlib's window. gzip may have any number of members, one after the
/// other; each is checked against its trailer.
class Inflater {
 public:
  enum class Format : std::uint8_t { gzip, zlib, bare };
  enum class Status : std::uint8_t {
    needs_input,  ///< all that was given is read, and more may follow
    needs_room,   ///< `out` is full
    member_end,   ///< a member has ended; what follows it is still in `in`, and the next run() looks at it
    done,         ///< what is left in `in` is no further member: it is not looked at
    damaged,      ///< what() says how
  };
  struct Step {
    Status status;
    std::size_t size;  ///< bytes written to `out`, whatever the status
  };

  explicit Inflater(Format format);
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  Inflater(Inflater&&) = delete;
  Inflater& operator=(Inflater&&) = delete;

  /// Unpacks from the front of `in`, and takes away what it has read, into `out`, which must not be empty.
  /// Of the members of gzip each one ends a run.
  Step run(std::string_view& in, std::span<char> out);

  /// True if the data may end here: at least one member is complete, and no further one has begun.
  bool is_complete() const { return stage_ != Stage::within; }

  /// What is wrong with damaged data, in zlib's words.
  std::string_view what() const;

 private:
  enum class Stage : std::uint8_t { within, between, first_byte_of_next, behind };

  bool begin_next(std::string_view& in);
  Step unpack(std::string_view& in, std::span<char> out);

  std::unique_ptr<z_stream_s> stream_;
  Format format_;
  Stage stage_ = Stage::within;
};

}  // namespace pith

#endif
