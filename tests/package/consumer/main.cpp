#include <pith/pith.hpp>

#include <iostream>

int main() {
  const pith::Result<pith::Article> article = pith::extract({.bytes = "<p>A page.</p>"});
  if (!article) return 1;
  std::cout << "built: " << pith::to_string(article->outcome) << '\n';
  return 0;
}
