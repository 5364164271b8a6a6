// Everything public at once, but fetching (pith/fetch.hpp, target pith::fetch).
#ifndef PITH_PITH_HPP
#define PITH_PITH_HPP

#include "pith/article.hpp"  // IWYU pragma: export
#include "pith/error.hpp"    // IWYU pragma: export
#include "pith/explain.hpp"  // IWYU pragma: export
#include "pith/extract.hpp"  // IWYU pragma: export
#include "pith/render.hpp"   // IWYU pragma: export

#endif
