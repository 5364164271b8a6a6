// Prints the title and the text of the article in a saved page.
//
//     cmake -S tools/examples -B build/examples -DCMAKE_PREFIX_PATH=WHERE_PITH_IS_INSTALLED
//     cmake --build build/examples
//     build/examples/title_and_text page.html [https://where.it/came/from]
//
// Without CMake: g++ -std=c++20 title_and_text.cpp $(pkg-config --cflags --libs pith)
#include <pith/pith.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: title_and_text FILE [URL]\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) {
    std::cerr << "cannot read " << argv[1] << '\n';
    return 4;
  }

  // A Page borrows its bytes and address for the call; the Article owns everything it holds.
  const pith::Result<pith::Article> article = pith::extract({.bytes = bytes, .url = argc > 2 ? argv[2] : ""});
  if (!article) {
    std::cerr << article.error().message << '\n';
    return 5;
  }
  if (article->outcome == pith::Outcome::none) {
    std::cerr << "no article on this page\n";
    return 1;
  }
  std::cout << article->meta.title << "\n\n" << pith::body_text(*article) << '\n';
  return 0;
}
