#include "charset/gzip.hpp"

#include "base/inflate.hpp"

#include <array>

namespace pith::charset {

Result<std::string> gunzip(std::string_view bytes, std::size_t limit) {
  if (!begins_as_gzip(bytes)) return Error{ErrorCode::input, "not gzip data"};
  Inflater inflater(Inflater::Format::gzip);
  std::array<char, 16384> buffer;
  std::string out;
  while (true) {
    const auto [status, size] = inflater.run(bytes, buffer);
    out.append(buffer.data(), size);
    if (out.size() > limit) {
      return Error{ErrorCode::limit,
                   "gzip content is larger than the limit of " + std::to_string(limit) + " bytes",
                   Limit::bytes, limit};
    }
    const bool at_end = status == Inflater::Status::needs_input || status == Inflater::Status::done;
    if (at_end && inflater.is_complete()) return out;
    if (at_end) return Error{ErrorCode::input, "gzip data ends early"};
    if (status == Inflater::Status::damaged) return Error{ErrorCode::input, "gzip data is damaged"};
  }
}

}  // namespace pith::charset
