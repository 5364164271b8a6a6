// WARC 1.0 and 1.1: the pages among the records, and a way on behind records that are damaged.
#ifndef PITH_ARCHIVE_WARC_HPP
#define PITH_ARCHIVE_WARC_HPP

#include "archive/members.hpp"
#include "archive/record.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace pith::archive {

/// Which part of an archive is read: the records that begin in it. So parts that lie side by side give every
/// record once.
struct Part {
  std::uint64_t begin =
      0;  ///< the feed begins here, or one byte earlier if the archive is not packed and this is not 0
  std::uint64_t end = std::numeric_limits<std::uint64_t>::max();
};

/// Gives the responses that are HTML and have a status of 200 to 299, and resources that are HTML. A record
/// counts as whole if another one, or the end, stands where its length says, and if the packed member that
/// holds it is whole. Where one is damaged, reading continues at the next that can be found: in what the
/// damaged one seems to hold, too; what more than a hundred reports would say of one packed member is only
/// counted, as "damaged". It holds one record in memory, of at most `max_block` bytes, and what it
/// was packed in.
class WarcReader final : public RecordReader {
 public:
  WarcReader(Feed feed, Packing packing, std::size_t max_block, Part part = {});

  std::optional<Record> next() override;

 private:
  struct Head {
    std::string_view type, id, url, date, content_type;
    std::optional<std::uint64_t> length;
  };
  enum class State { more, boundary, end, damaged, unreadable };

  std::string_view rest() const { return std::string_view(text_).substr(at_); }
  bool fill();
  bool have(std::size_t size);
  bool skip_blank();
  bool next_member();
  bool find_record();
  void drop_read();
  Place place() const;
  std::size_t head_size();
  static Head read_head(std::string_view bytes);
  std::optional<Record> read_record();
  std::optional<Record> pass_over(std::uint64_t size, bool wanted);
  bool ends_here(std::size_t size);
  std::optional<Record> take(const Head& head, std::string_view block);
  Record damage(std::string message);
  std::string cause() const;
  std::string blame(std::size_t size, std::string_view otherwise);

  Members members_;
  std::size_t max_block_;
  Part part_;
  std::string text_;                      // of the member, from the record on
  std::size_t at_ = 0;                    // what is read next, in text_
  std::uint64_t text_begin_ = 0;          // where in the member, or the file, text_ begins
  std::uint64_t no_head_end_before_ = 0;  // in the member
  State state_ = State::more;             // of the member behind text_
  bool lost_ = false;                     // at_ is nowhere: a record must be found
  bool over_ = false;                     // no record will come
  bool said_all_ = false;                 // nor an error
  std::size_t records_ = 0;               // in this member
  std::size_t reports_ = 0;               // of damage in it
};

}  // namespace pith::archive

#endif
