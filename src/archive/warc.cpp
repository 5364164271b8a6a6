#include "archive/warc.hpp"

#include "archive/response.hpp"
#include "base/ascii.hpp"
#include "base/number.hpp"

#include <algorithm>
#include <utility>

namespace pith::archive {

namespace {

constexpr std::string_view version_mark = "WARC/1.";
constexpr std::size_t version_line = 10;  // of "WARC/1.0" and its end
constexpr std::size_t most_head = std::size_t{64}
                                  << 10;  // of a record's head; real ones have less than 2 KiB
constexpr std::size_t most_passed = std::size_t{64}
                                    << 10;  // bytes of a member without a record that is unpacked to its end
constexpr std::size_t most_reports = 100;   // of what is wrong in one packed member
constexpr std::string_view record_end = "\r\n\r\n";

// A record begins as "WARC/1.0" and the end of a line do.
bool begins_record(std::string_view bytes) {
  return bytes.size() >= version_line && bytes.starts_with(version_mark) && ascii::is_digit(bytes[7]) &&
         (bytes[8] == '\n' || (bytes[8] == '\r' && bytes[9] == '\n'));
}

std::string_view without_brackets(std::string_view text) {
  if (text.size() >= 2 && text.front() == '<' && text.back() == '>') return text.substr(1, text.size() - 2);
  return text;
}

// Kinds that nobody has named before must not fill the memory.
std::string_view kind(std::string_view type) {
  for (const std::string_view known :
       {"warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"}) {
    if (ascii::equal_ignoring_case(type, known)) return known;
  }
  return "other";
}

}  // namespace

WarcReader::WarcReader(Feed feed, Packing packing, std::size_t max_block, Part part)
    : members_(std::move(feed), packing,
               packing == Packing::none && part.begin > 0 ? part.begin - 1 : part.begin),
      max_block_(max_block),
      part_(part) {
  if (part.begin == 0) return;
  lost_ = true;
  if (packing == Packing::none) {
    text_begin_ = part.begin - 1;
  } else if (!members_.recover()) {
    over_ = true;
  }
}

// Unpacks a piece more of the member.
bool WarcReader::fill() {
  if (state_ != State::more) return false;
  drop_read();
  switch (members_.read(text_)) {
    case Members::Event::bytes: return true;
    case Members::Event::boundary: state_ = State::boundary; break;
    case Members::Event::end: state_ = State::end; break;
    case Members::Event::damaged: state_ = State::damaged; break;
    case Members::Event::unreadable: state_ = State::unreadable; break;
  }
  return true;
}

// True if so many bytes of the member are there.
bool WarcReader::have(std::size_t size) {
  while (text_.size() - at_ < size) {
    if (!fill()) return false;
  }
  return true;
}

// What was read is dropped when it is more than what is left: so each byte is moved once at most.
void WarcReader::drop_read() {
  if (at_ <= text_.size() - at_) return;
  text_.erase(0, at_);
  text_begin_ += at_;
  at_ = 0;
}

// Passes over the ends of lines between records; false if the member ends there.
bool WarcReader::skip_blank() {
  while (have(1)) {
    if (text_[at_] != '\r' && text_[at_] != '\n') return true;
    ++at_;
  }
  return false;
}

Place WarcReader::place() const {
  if (members_.packing() == Packing::none) return {text_begin_ + at_, 0};
  return {members_.offset(), text_begin_ + at_};
}

// False: there is none.
bool WarcReader::next_member() {
  if (state_ == State::end || state_ == State::unreadable) return false;
  text_.clear();
  at_ = 0;
  text_begin_ = 0;
  no_head_end_before_ = 0;
  records_ = 0;
  reports_ = 0;
  if (state_ != State::boundary && !members_.recover()) return false;
  state_ = State::more;
  return true;
}

// Looks for a record from at_ on. A member that does not begin with one is not looked through: what stands
// there is anything, a copy of an archive too. False: there is none.
bool WarcReader::find_record() {
  while (true) {
    const bool fresh = members_.packing() != Packing::none && text_begin_ + at_ == 0;
    if (fresh) {
      if (have(version_line) && begins_record(rest())) return true;
      // It may unpack to anything in size, too, or only seem to be a member.
      if (have(most_passed) && state_ != State::unreadable) state_ = State::damaged;
      if (!next_member()) return false;
      continue;
    }
    for (std::size_t found = text_.find(version_mark, at_); found != std::string::npos;
         found = text_.find(version_mark, found + 1)) {
      at_ = found;
      // One that begins where another part ends is that part's. Whether a line begins here is not asked: the
      // end of the one before may be what is damaged.
      const bool is_ours = members_.packing() != Packing::none || text_begin_ + at_ >= part_.begin;
      if (is_ours && have(version_line) && begins_record(rest())) return true;
      found = at_;  // have() may have moved it
    }
    // The mark may lie across the end of what is there.
    at_ = std::max(at_, text_.size() - std::min(text_.size(), version_mark.size() - 1));
    if (!fill() && !next_member()) return false;
  }
}

// The size of the head with the empty line behind it; 0: it has none, or a line that cannot stand in a head.
std::size_t WarcReader::head_size() {
  const std::uint64_t begin = text_begin_ + at_;
  // Many a place may seem to begin a record: what follows is searched once.
  std::size_t line = no_head_end_before_ > begin ? static_cast<std::size_t>(no_head_end_before_ - begin) : 0;
  while (true) {
    const std::string_view bytes = rest().substr(0, most_head);
    for (std::size_t end = bytes.find('\n', line); end != std::string_view::npos;
         end = bytes.find('\n', line)) {
      const std::string_view text = bytes.substr(line, end - line);
      line = end + 1;
      if (text.empty() || text == "\r") return line;
      const bool fits =
          text.starts_with(' ') || text.starts_with('\t') || text.find(':') != std::string_view::npos;
      if (!fits && line > version_line) return 0;
    }
    if (bytes.size() == most_head || !fill()) break;
  }
  no_head_end_before_ = begin + line;
  return 0;
}

WarcReader::Head WarcReader::read_head(std::string_view bytes) {
  Head head;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1);
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = ascii::trim(line.substr(colon + 1));
    if (ascii::equal_ignoring_case(name, "WARC-Type")) head.type = value;
    if (ascii::equal_ignoring_case(name, "WARC-Record-ID")) head.id = without_brackets(value);
    if (ascii::equal_ignoring_case(name, "WARC-Target-URI")) head.url = without_brackets(value);
    if (ascii::equal_ignoring_case(name, "WARC-Date")) head.date = value;
    if (ascii::equal_ignoring_case(name, "Content-Type")) head.content_type = value;
    if (ascii::equal_ignoring_case(name, "Content-Length")) head.length = parse_number<std::uint64_t>(value);
  }
  return head;
}

// Why the member ends before the record does.
std::string WarcReader::cause() const {
  if (state_ == State::damaged) return members_.error().message;
  if (state_ == State::unreadable) return members_.failure()->message;
  return "the record ends too early";
}

// What is wrong here: that the member is damaged, if so many bytes are not there for that; else `otherwise`.
// What has been read beyond them must not matter: it hangs on how the bytes came.
std::string WarcReader::blame(std::size_t size, std::string_view otherwise) {
  return !have(size) && state_ == State::damaged ? cause() : std::string(otherwise);
}

// The record at at_ is damaged, and what is behind its first bytes may be another one.
Record WarcReader::damage(std::string message) {
  Record out;
  out.place = place();
  out.error = Error{ErrorCode::input, std::move(message)};
  lost_ = true;
  at_ += std::min(begins_record(rest()) ? version_mark.size() : 1, text_.size() - at_);
  return out;
}

// True if what follows the record's `size` bytes is another record, or nothing.
bool WarcReader::ends_here(std::size_t size) {
  if (have(size + record_end.size())) {
    if (!rest().substr(size).starts_with(record_end)) return false;
    if (!have(size + record_end.size() + version_mark.size())) return true;
    const std::string_view next = rest().substr(size + record_end.size());
    if (next.starts_with(version_mark) || next.front() == '\r' || next.front() == '\n') return true;
    // Junk behind a whole record; or a length too large ends behind the head of another one, which it has
    // swallowed.
    return rest().substr(version_mark.size(), size).find(version_mark) == std::string_view::npos;
  }
  const std::string_view behind = rest().substr(std::min(size, rest().size()));
  return state_ != State::damaged && state_ != State::unreadable &&
         std::all_of(behind.begin(), behind.end(), [](char c) { return c == '\r' || c == '\n'; });
}

// A record that is larger than what may be held. If another one seems to begin in what there is of it, its
// length is a lie; a packed member that begins with it is left, whatever it would unpack to.
std::optional<Record> WarcReader::pass_over(std::uint64_t size, bool wanted) {
  const Place begin = place();
  std::optional<Record> out;
  if (wanted) {
    out.emplace();
    out->place = begin;
    out->error = Error{ErrorCode::limit, "the record has more than " + std::to_string(max_block_) + " bytes",
                       Limit::bytes, max_block_};
  } else {
    skip("too large");
  }
  if (records_ == 0 && members_.packing() != Packing::none) {
    state_ = State::damaged;
    lost_ = true;
    over_ = !next_member();
    return out;
  }
  constexpr std::string_view next_record = "\r\n\r\nWARC/1.";
  std::uint64_t left = size;
  while (left > 0 && have(next_record.size())) {
    const std::size_t marked = rest().find(next_record);
    if (marked < left) {
      at_ += marked;
      left = 0;
    } else {  // the mark may lie across the end of what is there
      const std::uint64_t part = std::min<std::uint64_t>(left, rest().size() - next_record.size() + 1);
      at_ += static_cast<std::size_t>(part);
      left -= part;
    }
  }
  if (have(static_cast<std::size_t>(left))) at_ += static_cast<std::size_t>(left);
  lost_ = true;
  return out;
}

std::optional<Record> WarcReader::read_record() {
  const std::size_t head_bytes = have(version_line) && begins_record(rest()) ? head_size() : 0;
  if (head_bytes == 0) {
    return damage(begins_record(rest()) ? blame(most_head, "the head of the record is broken")
                                        : blame(version_line, "no record begins here"));
  }
  // What is read of the head stands in text_, which moves.
  const std::string head_text(rest().substr(0, head_bytes));
  const Head head = read_head(head_text);
  if (!head.length || head.type.empty()) return damage("the record has no valid type or length");
  const bool wanted = kind(head.type) == "response" || kind(head.type) == "resource";
  if (*head.length > max_block_) return pass_over(head_bytes + *head.length, wanted);
  const std::size_t size = head_bytes + static_cast<std::size_t>(*head.length);
  if (!have(size)) return damage(cause());
  if (!ends_here(size))
    return damage(blame(size + record_end.size(), "the record does not end where its length says"));
  // Most members hold one record: then it is whole if the member is.
  if (records_ == 0 && !have(size + record_end.size() + 1) && state_ == State::damaged)
    return damage(cause());
  std::optional<Record> out = take(head, rest().substr(head_bytes, size - head_bytes));
  at_ += size;
  ++records_;
  return out;
}

// The page of a record that is whole; nothing if it is none that is wanted.
std::optional<Record> WarcReader::take(const Head& head, std::string_view block) {
  const std::string_view type = kind(head.type);
  Record out;
  out.place = place();
  if (type != "response" && type != "resource") return skip(type), std::nullopt;
  out.id = head.id;
  out.url = head.url;
  out.date = head.date;
  if (type == "resource") {
    out.content_type = head.content_type;
  } else if (!head.content_type.empty() &&
             !ascii::starts_with_ignoring_case(head.content_type, "application/http")) {
    return skip("response: not HTTP"), std::nullopt;
  } else {
    const Result<int> status = read_response_head(block, out);
    if (!status) {
      out.error = status.error();
      return out;
    }
    if (*status < 200 || *status >= 300) return skip("response: other status"), std::nullopt;
  }
  if (!is_html(out, block.substr(out.body)))
    return skip(type == "resource" ? "resource: not HTML" : "response: not HTML"), std::nullopt;
  out.bytes = block;
  return out;
}

std::optional<Record> WarcReader::next() {
  while (!over_) {
    if (lost_ && !find_record()) break;
    lost_ = false;
    if (!skip_blank()) {
      if (state_ == State::damaged) return damage(cause());
      if (!next_member()) break;
      continue;
    }
    if (place().offset >= part_.end) break;
    std::optional<Record> record = read_record();
    if (!record) continue;
    // A small member may unpack to any number of damaged records.
    const bool bounded = record->error && members_.packing() != Packing::none;
    if (!bounded || reports_++ < most_reports) return record;
    skip("damaged");
  }
  if (std::exchange(said_all_, true) || !members_.failure()) return std::nullopt;
  Record out;
  out.place = place();
  out.error = members_.failure();
  return out;
}

}  // namespace pith::archive
