// What stands behind the handles of the C interface.
#ifndef PITH_CAPI_HANDLES_HPP
#define PITH_CAPI_HANDLES_HPP

#include "pith/article.hpp"
#include "pith/pith.h"

#include <memory>
#include <string>
#include <vector>

struct pith_error {
  pith_error_code code;
  const char* fixed;  // the message, unless it is `made`
  std::unique_ptr<std::string> made;
  pith_limit limit;
  std::uint64_t limit_value;
};

/// An article, and what is handed out of it in the words of C. Never changed once it is made.
struct pith_article {
  explicit pith_article(pith::Article of);
  pith_article(const pith_article&) = delete;
  pith_article& operator=(const pith_article&) = delete;

  struct Values {
    const char* key;  ///< static storage
    std::vector<std::string> values;
  };

  const pith::Article article;
  std::vector<Values> fields;  ///< those that are known
  std::vector<pith_provenance> provenance;
  std::vector<pith_block> blocks;
  std::vector<pith_mark> marks;
  std::vector<pith_picture> pictures;
  std::vector<pith_embed> embeds;
  std::vector<pith_comment> comments;
  std::vector<pith_container> containers;
};

#endif
