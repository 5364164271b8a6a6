/* The same in C: prints the title and the text of the article on standard input.
 *
 *     cc title_and_text.c $(pkg-config --cflags --libs pith) -o title_and_text
 *     ./title_and_text < page.html
 */
#include <pith/pith.h>

#include <stdio.h>
#include <stdlib.h>

/* All of standard input; NULL if it cannot be had. */
static char* read_all(size_t* size) {
  size_t room = 1 << 16;
  char* bytes = malloc(room);
  *size = 0;
  while (bytes != NULL) {
    *size += fread(bytes + *size, 1, room - *size, stdin);
    if (*size < room) break;
    char* larger = realloc(bytes, room *= 2);
    if (larger == NULL) free(bytes);
    bytes = larger;
  }
  return bytes;
}

int main(void) {
  size_t size;
  char* bytes = read_all(&size);
  if (bytes == NULL || ferror(stdin)) return 4;

  pith_error* error;
  pith_article* article = pith_extract(bytes, size, NULL, NULL, NULL, &error);
  free(bytes);
  if (article == NULL) {
    fprintf(stderr, "%s\n", pith_error_message(error));
    pith_error_free(error);
    return 5;
  }
  if (pith_article_outcome(article) == PITH_OUTCOME_NONE) {
    fprintf(stderr, "no article on this page\n");
    pith_article_free(article);
    return 1;
  }
  const char* title = pith_article_metadata(article, "title", 0);
  char* text = pith_article_render(article, PITH_FORMAT_BODY, 0, NULL);
  printf("%s\n\n%s\n", title != NULL ? title : "", text != NULL ? text : "");
  pith_string_free(text);
  pith_article_free(article);
  return 0;
}
