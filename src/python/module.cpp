// The module _pith. The package around it (src/python/pith) is what people import.
#include "python/objects.hpp"

NB_MODULE(_pith, module) {
  module.doc() = "The compiled part of pith; use the package pith.";
  module.attr("__version__") = PITH_VERSION;
  pith::python::add_article(module);
  pith::python::add_extraction(module);
  pith::python::add_fetching(module);
}
