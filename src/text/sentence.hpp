// How sentences end, in the scripts that pith reads.
#ifndef PITH_TEXT_SENTENCE_HPP
#define PITH_TEXT_SENTENCE_HPP

#include <cstdint>
#include <string_view>

namespace pith::text {

/// Which signs count.
enum class SentenceSigns : std::uint8_t {
  all,
  /// Those the model was trained with. They lack some quotation marks and full stops, and a colon before a
  /// quotation mark counts. To change them is to train anew.
  of_model,
};

/// True if `text` (valid UTF-8) ends with the sign that ends a sentence, quotation marks and brackets behind
/// it aside.
bool ends_sentence(std::string_view text, SentenceSigns signs = SentenceSigns::all);

}  // namespace pith::text

#endif
