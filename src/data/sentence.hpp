// How sentences end, in the scripts that pith reads.
#ifndef PITH_DATA_SENTENCE_HPP
#define PITH_DATA_SENTENCE_HPP

#include <string_view>

namespace pith::data {

/// True if `text` (valid UTF-8) ends with the sign that ends a sentence, quotation marks and brackets behind
/// it aside.
bool ends_sentence(std::string_view text);

}  // namespace pith::data

#endif
