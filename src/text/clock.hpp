// Times of day and time zones beside a date.
#ifndef PITH_TEXT_CLOCK_HPP
#define PITH_TEXT_CLOCK_HPP

#include "text/date.hpp"
#include "text/date_tokens.hpp"

#include <cstddef>

namespace pith::text {

/// Reads a time of day that starts at token `i`, with its zone if there is one, into `date`; gives the token
/// after it, `i` if there is no time.
std::size_t read_time(const DateTokens& tokens, std::size_t i, Date& date);

/// Completes the date at tokens [first, next) with the time that follows it, else with one that precedes it.
/// A date that has a time is left alone.
void add_time(const DateTokens& tokens, std::size_t first, std::size_t next, Date& date);

}  // namespace pith::text

#endif
