// Metadata as YAML, before Markdown.
#ifndef PITH_RENDER_FRONT_MATTER_HPP
#define PITH_RENDER_FRONT_MATTER_HPP

#include "pith/article.hpp"

#include <string>

namespace pith::render {

/// Between lines of three dashes; empty if nothing is known.
std::string front_matter(const Metadata& meta);

}  // namespace pith::render

#endif
