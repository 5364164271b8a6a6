// A response as HTTP/1 sends it, kept whole: what its head says of the page behind it.
#ifndef PITH_ARCHIVE_RESPONSE_HPP
#define PITH_ARCHIVE_RESPONSE_HPP

#include "pith/error.hpp"

#include "archive/record.hpp"

#include <string>
#include <string_view>

namespace pith::archive {

/// Reads the head at the front of `bytes`, and fills in `record` what it says; gives the status. Fails with
/// input if there is no whole head.
Result<int> read_response_head(std::string_view bytes, Record& record);

/// True if the body of a record whose head is read is HTML.
bool is_html(const Record& record, std::string_view body);

/// Puts the chunks of `body` together, in place. A body that does not begin as chunks do stays: many a
/// program that writes archives has put them together and left the header. Fails with input where a chunk is
/// not as long as it says.
Result<void> join_chunks(std::string& body);

}  // namespace pith::archive

#endif
