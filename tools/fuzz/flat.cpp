// A flattened page; and what pith writes as text, read again.
#include "articles.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  Options options;
  options.form = Form::text;
  options.limits.total_ms = 60'000;  // of a build that is slow
  const Result<Article> article = extract({fuzz::view(data, size)}, options);
  if (!article) {
    fuzz::check_clean(article.error().message, "an error");
    return 0;
  }
  fuzz::check_article(*article);
  if (article->meta.title.empty() || article->outcome == Outcome::none) return 0;
  // Text with a title is known again by its header lines, and stays as it is from then on.
  const std::string once = to_text(*article);
  const Result<Article> second = extract({once}, options);
  fuzz::check(second.has_value(), "what pith writes can be read");
  const std::string twice = to_text(*second);
  const Result<Article> third = extract({twice}, options);
  fuzz::check(third && to_text(*third) == twice, "text that was read again stays as it is");
  return 0;
}
