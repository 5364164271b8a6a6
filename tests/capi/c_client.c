/* A client in C11: that it compiles is half of the test. */
#include "c_client.h"

#include "pith/pith.h"

#include <string.h>

int c_client_cleans(const char* bytes, size_t size, char* title, size_t title_size, char* text,
                    size_t text_size, int* links) {
  *links = 0;
  pith_options options;
  pith_options_init(&options);
  options.focus = PITH_FOCUS_RECALL;
  pith_error* error = NULL;
  pith_article* article = pith_extract(bytes, size, "https://host.example/a", "text/html", &options, &error);
  if (article == NULL) {
    const int code = (int)pith_error_get_code(error);
    pith_error_free(error);
    return code;
  }
  const char* known = pith_article_metadata(article, "title", 0);
  char* body = pith_article_render(article, PITH_FORMAT_BODY, 0, NULL);
  title[0] = text[0] = '\0';
  for (size_t i = 0; i < pith_article_mark_count(article); ++i) {
    const pith_mark* mark = pith_article_mark(article, i);
    if (mark->kind == PITH_MARK_LINK && mark->target.end > mark->target.begin) ++*links;
  }
  if (known != NULL) strncat(title, known, title_size - 1);
  if (body != NULL) strncat(text, body, text_size - 1);
  pith_string_free(body);
  pith_article_free(article);
  return 0;
}
