// robots.txt by RFC 9309, with Crawl-delay, which is older than it.
#ifndef PITH_FETCH_ROBOTS_HPP
#define PITH_FETCH_ROBOTS_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::fetch {

/// So much of a robots.txt is read, up to its last whole line; the standard asks for at least 500 KiB.
constexpr std::size_t max_robots_bytes = 512'000;

/// So many bytes are searched for what stands behind the stars of the rules before one target is refused,
/// some milliseconds: 40,000 rules for an address of 100 bytes.
constexpr std::size_t max_robots_search = 4'000'000;

/// What one site's robots.txt says to one crawler.
class Robots {
 public:
  /// Allows everything: the site has no robots.txt.
  Robots() = default;

  /// `product` is the crawler's token as it stands in User-agent lines; without a
  /// group of its own, that of `*` holds.
  Robots(std::string_view text, std::string_view product);

  /// Whether `target` (path and query, from '/' on) may be asked. /robots.txt always may; what takes more
  /// than max_robots_search to decide may not.
  bool allows(std::string_view target) const;

  std::optional<std::chrono::milliseconds> crawl_delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  struct Group;
  void take(Group&& group);

  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> delay_;
};

/// The token of a user agent's name: its leading letters, '-' and '_'.
std::string product_token(std::string_view user_agent);

}  // namespace pith::fetch

#endif
