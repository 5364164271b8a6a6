// The open items of a list in Markdown, and what begins the lines in them.
#ifndef PITH_RENDER_MARKDOWN_ITEMS_HPP
#define PITH_RENDER_MARKDOWN_ITEMS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::render {

class MarkdownItems {
 public:
  std::size_t count() const { return items_.size(); }
  /// Of the list that the open item at `index` is one of, 0 is outermost.
  unsigned quotes_around(std::size_t index) const { return items_[index].quotes; }

  /// Begins an item in the innermost one; its words stand `width` behind its marker's begin.
  void begin(unsigned quotes, std::size_t width) { items_.push_back({quotes, width}); }
  /// Leaves all but the outer ones.
  void leave_all_but(std::size_t count) { items_.resize(count); }

  /// What stands before each line in so many quotes and in the outermost `count` items: below their words,
  /// and below the marks of quotes around and in these.
  std::string prefix(unsigned quotes, std::size_t count) const;

 private:
  struct Item {
    unsigned quotes;
    std::size_t width;
  };
  std::vector<Item> items_;  // outermost first
};

/// An empty line behind a prefix.
void append_empty_line(std::string& out, std::string_view prefix);

}  // namespace pith::render

#endif
