// Notes that are nothing but text: "[1]" in a sentence, and a line at the end that begins with it.
#ifndef PITH_BLOCK_TEXT_NOTES_HPP
#define PITH_BLOCK_TEXT_NOTES_HPP

#include "pith/article.hpp"

namespace pith::block {

/// Makes notes of the last lines of an article, without a heading of their own, if they are numbered from 1
/// on, and each has its number in the text before, where no other number stands in brackets.
void pair_text_notes(Article& article);

}  // namespace pith::block

#endif
