// The mark that some editors begin UTF-8 with.
#ifndef PITH_BASE_BYTE_ORDER_MARK_HPP
#define PITH_BASE_BYTE_ORDER_MARK_HPP

#include <string_view>

namespace pith {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// `text` without a mark in front.
constexpr std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

}  // namespace pith

#endif
