#include "tidy/rules.hpp"

#include <array>

namespace pith::tidy {
namespace {

constexpr std::array<Rule, 20> table = {{
    {"read time", anywhere, is_read_time},
    {"skip link", anywhere, is_skip_link},
    {"share bar", anywhere, is_share_bar},
    {"advertisement", anywhere, is_advertisement},
    {"comment line", anywhere, is_comment_line},
    {"subscription", anywhere, is_subscription},
    {"follow line", anywhere, is_follow_line},
    {"related line", anywhere, is_related_line},
    {"related list", anywhere, is_related_list},
    {"source credit", ends, is_source_credit},
    {"agency credit", tail, is_agency_credit},
    {"photo credit", anywhere, is_photo_credit},
    {"copyright", anywhere, is_copyright},
    {"byline", ends, is_byline},
    {"date line", ends, is_date_line},
    {"tag list", ends, is_tag_list},
    {"author note", tail, is_author_note},
    {"prompt", anywhere, is_prompt},
    {"furniture at an end", ends, is_furniture_at_an_end},
    {"furniture among furniture", anywhere, is_furniture_among_furniture},
}};

}  // namespace

std::span<const Rule> rules() { return table; }

}  // namespace pith::tidy
