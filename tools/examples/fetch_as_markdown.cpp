// Fetches a page and prints its article as Markdown.
//
//     fetch_as_markdown https://example.org/story
#include <pith/fetch.hpp>
#include <pith/pith.hpp>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: fetch_as_markdown URL\n";
    return 2;
  }
  pith::Fetcher fetcher;  // refuses private addresses, and bounds time and size, unless told otherwise
  const pith::Result<pith::Response> response = fetcher.fetch(argv[1]);
  if (!response) {
    std::cerr << response.error().message << '\n';
    return 3;
  }
  const pith::Result<pith::Article> article =
      pith::extract({.bytes = response->body, .url = response->url, .content_type = response->content_type});
  if (!article) {
    std::cerr << article.error().message << '\n';
    return 5;
  }
  std::cout << pith::to_markdown(*article);
  return article->outcome == pith::Outcome::none ? 1 : 0;
}
